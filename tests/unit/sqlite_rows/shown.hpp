#pragma once

/// What the proof with rows shows of drafts.

#include <string>
#include <vector>

#include "../sqlite_proof/prove.hpp"

namespace pawl::test {

struct frozen_part {
  std::size_t count = 0;
  /// By index, the release that froze it; none where it is shorter.
  std::vector<std::string> releases = {};
};

struct rows_proven {
  generator::migration_set set;
  /// `2_b.sql:3: rows-lost: ...` and its hint, each finding with a line of its own.
  std::string shown;
  /// `notes: why`, a line for each table.
  std::string unfilled;
  std::string found;
};

inline rows_proven prove_rows(const files& texts, const frozen_part& frozen = {},
                              const generator::sandbox_limits& limits = {}) {
  generator::folder folder{.directory = "m"};
  for (const auto& [name, text] : texts) folder.files.push_back({.name = name, .path = "m/" + name, .bytes = text});
  rows_proven result;
  generator::diagnostics findings;
  constexpr std::array dialects{pawl::dialect::sqlite};
  result.set = parse(std::move(folder), dialects, findings);
  auto& dialect = result.set.dialects.at(0);
  for (std::size_t i = 0; i < frozen.count; ++i) {
    dialect.migrations.at(i).frozen = true;
    if (i < frozen.releases.size()) dialect.migrations.at(i).release = frozen.releases[i];
  }
  prove_sqlite(dialect, dialect.migrations.size(), limits, findings);
  for (const auto& migration : dialect.migrations) {
    for (const auto& finding : migration.shown) {
      const auto where = generator::locate(migration.up, finding.offset);
      result.shown += migration.up.file->name + ":" + std::to_string(where.line) + ": " + finding.rule + ": " +
                      finding.message + "\n";
      if (!finding.hint.empty()) result.shown += "  " + finding.hint + "\n";
    }
  }
  for (const auto& [name, why] : dialect.unfilled) result.unfilled += name + ": " + why + "\n";
  result.found = print(findings);
  return result;
}

}  // namespace pawl::test
