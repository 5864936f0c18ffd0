#pragma once

/// A draft through PostgreSQL's parser and one rule; no server is asked.

#include <initializer_list>
#include <string>

#include "lint/postgresql/lint_postgresql.hpp"
#include "unit/postgresql_source/read.hpp"

namespace pawl::test {

/// The migrations, of which all but the last are frozen, as they look to the rules; those asked for are on.
inline read_set looked_at(const std::vector<std::string>& scripts, const generator::enabled_rules& enabled) {
  files texts;
  int number = 0;
  for (const auto& script : scripts) texts[std::to_string(1000 + ++number) + "_a.sql"] = script;
  auto set = read(texts);
  auto& migrations = set.set.dialects.at(0).migrations;
  for (std::size_t i = 0; i + 1 < migrations.size(); ++i) migrations[i].frozen = true;
  lint_postgresql(set.set.dialects.at(0), enabled);
  return set;
}

/// What the rule says of the last script: `line:column: message` and the hint of each finding, each on lines of its
/// own.
inline std::string linted(const std::string& rule, const std::vector<std::string>& scripts) {
  const auto set = looked_at(scripts, {rule});
  std::string said = set.found;
  const auto& draft = set.set.dialects.at(0).migrations.back();
  for (const auto& finding : draft.shown) {
    if (finding.rule != rule) continue;
    const auto at = locate(draft.up, finding.offset);
    said +=
        std::to_string(at.line) + ':' + std::to_string(at.column) + ": " + finding.message + '\n' + finding.hint + '\n';
    for (const auto& note : finding.notes)
      said += "note: " + std::to_string(note.where.line) + ": " + note.message + '\n';
  }
  return said;
}

/// `line:column` of each finding of the rule.
inline std::string places(const std::string& rule, const std::vector<std::string>& scripts) {
  const auto set = looked_at(scripts, {rule});
  std::string said = set.found;
  const auto& draft = set.set.dialects.at(0).migrations.back();
  for (const auto& finding : draft.shown) {
    if (finding.rule != rule) continue;
    const auto at = locate(draft.up, finding.offset);
    said += (said.empty() ? "" : ", ") + std::to_string(at.line) + ':' + std::to_string(at.column);
  }
  return said;
}

/// Its rules, where nobody has asked for any.
inline std::string rules_by_default(const std::vector<std::string>& scripts) {
  const auto set = looked_at(scripts, {});
  std::string said = set.found;
  for (const auto& finding : set.set.dialects.at(0).migrations.back().shown)
    said += (said.empty() ? "" : ", ") + finding.rule;
  return said;
}

/// What stands, for drafts that do something to it.
inline const std::string members = R"(
CREATE TABLE members (
  id bigint PRIMARY KEY, name text NOT NULL, town varchar(20), price numeric(8, 2), age int4, joined timestamptz,
  "Order" int, email text CHECK (email IS NOT NULL), phone text
);
ALTER TABLE members ADD CONSTRAINT later CHECK (phone IS NOT NULL AND age > 0) NOT VALID;
CREATE INDEX members_by_name ON members (name);
CREATE TABLE loans (id bigint PRIMARY KEY, member_id bigint, copy_id bigint, owner_id bigint REFERENCES members);
CREATE TABLE logs (at timestamptz, "no" int);
CREATE TABLE visits (day date) PARTITION BY RANGE (day);
CREATE TABLE visits_may PARTITION OF visits FOR VALUES FROM ('2024-05-01') TO ('2024-06-01');
CREATE TABLE visits_june (day date);
CREATE TABLE visits_july (day date CHECK (day >= '2024-07-01' AND day < '2024-08-01'));
CREATE SCHEMA shop;
CREATE DOMAIN shop.cents AS bigint;
CREATE TYPE mood AS ENUM ('bad', 'good');
)";

}  // namespace pawl::test
