#pragma once

/// Texts of migration files through parse and PostgreSQL's parser.

#include <array>
#include <map>
#include <string>

#include "diagnostics/print.hpp"
#include "source/parse.hpp"
#include "source/postgresql/read_statements.hpp"

namespace pawl::test {

struct read_set {
  generator::migration_set set;
  generator::diagnostics findings;
  /// What is printed about it, without the count.
  std::string found;

  const generator::migration& operator[](std::size_t index) const { return set.dialects.at(0).migrations.at(index); }

  /// The statements of an up script, as they are written.
  std::vector<std::string> statements(std::size_t index = 0) const {
    const auto& up = (*this)[index].up;
    std::vector<std::string> texts;
    for (const auto& [begin, end] : up.statements) texts.emplace_back(up.text().substr(begin, end - begin));
    return texts;
  }

  /// `line:column id` of each finding, in order.
  std::string places() const {
    std::string joined;
    for (const auto& finding : findings.sorted()) {
      if (!joined.empty()) joined += ", ";
      joined += std::to_string(finding.where.line) + ':' + std::to_string(finding.where.column) + ' ';
      joined += finding.id;
    }
    return joined;
  }

  /// The message of the only finding.
  std::string message() const {
    const auto sorted = findings.sorted();
    return sorted.size() == 1 ? sorted.front().message : places();
  }

  std::string hint() const {
    const auto sorted = findings.sorted();
    return sorted.size() == 1 ? sorted.front().hint : places();
  }
};

/// Files of the folder `m` by their names.
using files = std::map<std::string, std::string>;

inline read_set read(const files& texts) {
  generator::folder folder{.directory = "m"};
  for (const auto& [name, text] : texts) folder.files.push_back({.name = name, .path = "m/" + name, .bytes = text});
  read_set result;
  constexpr std::array dialects{pawl::dialect::postgresql};
  result.set = parse(std::move(folder), dialects, result.findings);
  read_postgresql_statements(result.set.dialects.at(0), result.findings);
  result.found = print(result.findings);
  if (!result.found.empty()) result.found.resize(result.found.rfind('\n', result.found.size() - 2) + 1);
  return result;
}

/// The up script of the only migration.
inline read_set read(const std::string& sql) { return read(files{{"1_a.sql", sql}}); }

}  // namespace pawl::test
