#pragma once

/// A draft through the proof and one rule.

#include <string>

#include "lint/sqlite/lint_sqlite.hpp"
#include "unit/sqlite_proof/prove.hpp"

namespace pawl::test {

/// Has the rule look at drafts of which the proof with rows has shown nothing: what that has said, rules leave out.
inline void look(proven& proven, const std::string& rule) {
  auto& dialect = proven.set.dialects.at(0);
  for (auto& migration : dialect.migrations) migration.shown.clear();
  generator::lint_sqlite(dialect, {rule});
}

/// What the rule says of the files behind the first `frozen` ones: `2_b.sql:1:6 <message>\n<hint>\n` of each finding.
inline std::string lint_files(const std::string& rule, const files& texts, std::size_t frozen = 0) {
  auto proven = prove(texts, {}, frozen);
  if (proven.findings.has_errors()) return proven.found;
  look(proven, rule);
  std::string said;
  for (const auto& migration : proven.set.dialects.at(0).migrations) {
    for (const auto& finding : migration.shown) {
      if (finding.rule != rule) continue;
      const auto place = locate(migration.up, finding.offset);
      said += place.file.substr(2) + ':' + std::to_string(place.line) + ':' + std::to_string(place.column) + ' ' +
              finding.message + '\n' + finding.hint + '\n';
      for (const auto& note : finding.notes) said += "note: " + note.message + '\n';
    }
  }
  return said;
}

/// What the rule says of the draft `2_b.sql`, behind what is frozen.
inline std::string lint(const std::string& rule, const std::string& frozen, const std::string& draft) {
  return lint_files(rule, {{"1_a.sql", frozen}, {"2_b.sql", draft}}, 1);
}

/// What the rule says of the last of these scripts, the others frozen: `1:6: <message>` of each finding, a line each.
inline std::string linted(const std::string& rule, const std::vector<std::string>& scripts) {
  files texts;
  for (const auto& script : scripts) texts.emplace(std::to_string(texts.size() + 1) + "_a.sql", script);
  auto proven = prove(texts, {}, scripts.size() - 1);
  if (proven.findings.has_errors()) return proven.found;
  look(proven, rule);
  const auto& draft = proven.set.dialects.at(0).migrations.back();
  std::string said;
  for (const auto& finding : draft.shown) {
    if (finding.rule != rule) continue;
    const auto place = locate(draft.up, finding.offset);
    if (!said.empty()) said += '\n';
    said += std::to_string(place.line) + ':' + std::to_string(place.column) + ": " + finding.message;
  }
  return said;
}

}  // namespace pawl::test
