#pragma once

/// Texts of migration files through parse, PostgreSQL's parser, guard's chain, and prove.

#include <array>
#include <map>
#include <string>
#include <vector>

#include "diagnostics/print.hpp"
#include "guard/chain.hpp"
#include "proof/postgresql/postgresql_proof.hpp"
#include "proof_folder.hpp"
#include "source/parse.hpp"
#include "source/postgresql/read_statements.hpp"

namespace pawl::test {

/// Files of the folder `m` by their names.
using files = std::map<std::string, std::string>;

struct proof_result {
  generator::migration_set set;
  generator::diagnostics findings;
  /// What is printed about it.
  std::string found;
  /// What `pawl check` says behind the counts.
  std::string proof;
};

inline generator::proof_surroundings usual_surroundings() { return {generator::server_search::from_environment(), {}}; }

/// Proves them; the first `frozen` of them may not change any more, and came with these releases.
inline proof_result prove(const files& texts, const generator::proof_options& options, std::size_t frozen = 0,
                          const generator::proof_surroundings& surroundings = usual_surroundings(),
                          const std::vector<std::string>& releases = {}) {
  generator::folder folder{.directory = "m"};
  for (const auto& [name, text] : texts) folder.files.push_back({.name = name, .path = "m/" + name, .bytes = text});
  proof_result result;
  constexpr std::array dialects{pawl::dialect::postgresql};
  result.set = parse(std::move(folder), dialects, result.findings);
  auto& dialect = result.set.dialects.at(0);
  read_postgresql_statements(dialect, result.findings);
  generator::compute_chains(result.set);
  for (std::size_t i = 0; i < frozen; ++i)
    dialect.migrations.at(i).frozen = dialect.migrations.at(i).down_frozen = true;
  for (std::size_t i = 0; i < releases.size(); ++i) dialect.migrations.at(i).release = releases[i];
  prove_postgresql(dialect, dialect.migrations.size(), options, surroundings, result.findings);
  result.found = print(result.findings);
  result.proof = dialect.proof;
  return result;
}

/// On a server, with what the folder keeps.
inline proof_result prove(const files& texts, const proof_folder& folder, std::size_t frozen = 0) {
  return prove(texts, {generator::postgresql_proof::server, folder.cache()}, frozen);
}

}  // namespace pawl::test
