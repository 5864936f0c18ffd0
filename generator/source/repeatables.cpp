#include "source/repeatables.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/letter_case.hpp"
#include "source/sha256.hpp"

namespace pawl::generator {
namespace {

/// Names are letters, digits, `_` and `-`. Where file systems take no notice of case, two that differ in it alone are
/// one file.
std::string folded(const migration& repeatable) { return to_lower(repeatable.name); }

void report_duplicate(const migration& first, const migration& second, diagnostics& found) {
  found.add({.id = "duplicate-repeatable",
             .where = {.file = second.up.file->path},
             .message = fmt::format("the name of this repeatable script is taken already: {}", first.name),
             .hint = first.name == second.name ? "keep one of the two: a file without a dialect serves every one"
                                               : "give one of the two another name: letters' case does not count",
             .notes = {{{.file = first.up.file->path}, "by this file"}}});
}

/// Behind the last version, whatever it looks like.
version version_behind(const std::vector<migration>& migrations, std::size_t place) {
  const auto before = migrations.empty() ? std::string{"1"} : migrations.back().version.text();
  return *version::parse(fmt::format("{}.{}", before, place));
}

void add_run(dialect_migrations& whole, const std::vector<migration>& versions, migration repeatable) {
  repeatable.version = version_behind(versions, whole.migrations.size());
  const auto before = whole.migrations.empty() ? std::string{} : whole.migrations.back().chain;
  repeatable.chain = sha256_of(before + repeatable.chain);
  whole.migrations.push_back(std::move(repeatable));
}

}  // namespace

std::vector<migration> in_order_of_names(std::vector<migration> repeatables, diagnostics& found) {
  std::ranges::stable_sort(repeatables, {}, folded);
  for (std::size_t i = 1; i < repeatables.size(); ++i)
    if (folded(repeatables[i - 1]) == folded(repeatables[i]))
      report_duplicate(repeatables[i - 1], repeatables[i], found);
  std::ranges::stable_sort(repeatables, {}, &migration::name);
  return repeatables;
}

std::vector<const migration*> in_order(const dialect_migrations& dialect) {
  std::vector<const migration*> all;
  all.reserve(dialect.migrations.size() + dialect.repeatables.size());
  for (const auto* migrations : {&dialect.migrations, &dialect.repeatables})
    for (const auto& each : *migrations) all.push_back(&each);
  return all;
}

dialect_migrations to_be_proven(const dialect_migrations& dialect) {
  dialect_migrations whole = dialect;
  whole.repeatables.clear();
  for (const auto& repeatable : dialect.repeatables) add_run(whole, dialect.migrations, repeatable);
  for (auto repeatable : dialect.repeatables) {
    repeatable.second_run = true;
    add_run(whole, dialect.migrations, std::move(repeatable));
  }
  return whole;
}

void take_proof(dialect_migrations proven, dialect_migrations& dialect) {
  const auto versions = dialect.migrations.size();
  for (std::size_t i = 0; i < dialect.repeatables.size(); ++i) {
    auto& first_run = proven.migrations[versions + i];
    const auto& second_run = proven.migrations[versions + dialect.repeatables.size() + i];
    dialect.repeatables[i].up.changes_rows = first_run.up.changes_rows || second_run.up.changes_rows;
    dialect.repeatables[i].measured = first_run.measured;
    dialect.repeatables[i].effects = std::move(first_run.effects);
    dialect.repeatables[i].shown = std::move(first_run.shown);
    dialect.repeatables[i].sqlite_seen = std::move(first_run.sqlite_seen);
  }
  proven.migrations.resize(versions);
  dialect.migrations = std::move(proven.migrations);
  dialect.proof = std::move(proven.proof);
  dialect.schema = std::move(proven.schema);
  dialect.unfilled = std::move(proven.unfilled);
}

void blame_second_run(diagnostic& finding) {
  finding.id = "not-repeatable";
  finding.message = "the script fails when it is applied once more: " + finding.message;
  if (!finding.hint.empty()) finding.hint += '\n';
  finding.hint +=
      "a repeatable script runs again on what it has made: DROP ... IF EXISTS before CREATE, or CREATE OR "
      "REPLACE";
}

}  // namespace pawl::generator
