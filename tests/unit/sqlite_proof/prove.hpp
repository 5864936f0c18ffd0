#pragma once

/// Texts of migration files through parse and prove.

#include <array>
#include <map>
#include <string>

#include "diagnostics/print.hpp"
#include "proof/sqlite/sqlite_proof.hpp"
#include "source/parse.hpp"

namespace pawl::test {

struct proven {
  generator::migration_set set;
  generator::diagnostics findings;
  /// What is printed about it.
  std::string found;

  const generator::migration& operator[](std::size_t index) const { return set.dialects.at(0).migrations.at(index); }

  /// The ids of the findings, in order.
  std::string ids() const {
    std::string joined;
    for (const auto& finding : findings.sorted()) joined.append(joined.empty() ? "" : " ").append(finding.id);
    return joined;
  }
};

/// Files of the folder `m` by their names.
using files = std::map<std::string, std::string>;

/// Proves them; the first `frozen` of them may not change any more.
inline proven prove(const files& texts, const generator::sandbox_limits& limits = {}, std::size_t frozen = 0) {
  generator::folder folder{.directory = "m"};
  for (const auto& [name, text] : texts) folder.files.push_back({.name = name, .path = "m/" + name, .bytes = text});
  proven result;
  constexpr std::array dialects{pawl::dialect::sqlite};
  result.set = parse(std::move(folder), dialects, result.findings);
  auto& dialect = result.set.dialects.at(0);
  for (std::size_t i = 0; i < frozen; ++i) dialect.migrations.at(i).frozen = true;
  prove_sqlite(dialect, dialect.migrations.size(), limits, result.findings);
  result.found = print(result.findings);
  return result;
}

/// The up script of the only migration.
inline proven prove(const std::string& sql, const generator::sandbox_limits& limits = {}) {
  return prove(files{{"1_a.sql", sql}}, limits);
}

}  // namespace pawl::test
