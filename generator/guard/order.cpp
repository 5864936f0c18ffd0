#include "guard/order.hpp"

#include <fmt/format.h>

#include <map>

namespace pawl::generator {

namespace {

// Numbers of this size are dates: 20230915.
constexpr std::uint64_t first_date = 10'000'000;

/// The number of a version that counts; no value for dates and for versions of several parts.
std::optional<std::uint64_t> counting_number(const version& version) {
  if (version.parts().size() != 1 || version.parts()[0] >= first_date) return std::nullopt;
  return version.parts()[0];
}

/// The missing numbers, in as many digits as the file after them uses.
std::string missing_versions(std::uint64_t first, std::uint64_t last, std::size_t digits) {
  if (first == last) return fmt::format("version {:0{}} is", first, digits);
  return fmt::format("versions {:0{}} to {:0{}} are", first, digits, last, digits);
}

void report_gap(const migration& found_one, std::uint64_t expected, std::uint64_t number, diagnostics& found) {
  const std::size_t digits = found_one.version.text().size();
  found.add({.id = "gap",
             .where = {.file = found_one.up.file->path},
             .message = fmt::format("{} missing before {}", missing_versions(expected, number - 1, digits),
                                    found_one.version.text()),
             .hint = fmt::format("bring the missing file back, or give this one the version {:0{}}; numbers below "
                                 "{} count without gaps, longer ones are dates",
                                 expected, digits, first_date)});
}

void check_gaps(const std::vector<migration>& migrations, diagnostics& found) {
  std::optional<std::uint64_t> previous;
  for (const migration& migration : migrations) {
    const auto number = counting_number(migration.version);
    if (!number) return;
    const std::uint64_t expected = previous ? *previous + 1 : 1;
    if (*number > expected) report_gap(migration, expected, *number, found);
    previous = number;
  }
}

/// What is frozen was there first.
void report_duplicate(const migration& one, const migration& other, std::string hint, diagnostics& found) {
  const bool turned = other.frozen && !one.frozen;
  const migration& first = turned ? other : one;
  const migration& second = turned ? one : other;
  found.add({.id = "duplicate-version",
             .where = {.file = second.up.file->path},
             .message = fmt::format("version {} is taken already", second.version.text()),
             .hint = std::move(hint),
             .notes = {{{.file = first.up.file->path}, "by this file"}}});
}

/// Two files of one name are no two migrations.
std::string hint_for(const migration& one, const migration& other, const std::string& renumber) {
  if (one.name == other.name) return "keep one of the two: a file without a dialect serves every one";
  return fmt::format("`{}` gives the newer of the two the next free version; or join them", renumber);
}

void check_duplicates(const std::vector<migration>& migrations, const std::string& renumber, diagnostics& found) {
  for (std::size_t i = 1; i < migrations.size(); ++i)
    if (migrations[i].version == migrations[i - 1].version)
      report_duplicate(migrations[i - 1], migrations[i], hint_for(migrations[i - 1], migrations[i], renumber), found);
}

/// One version is one migration, whatever the dialect: two names are two migrations that met.
void check_names(const migration_set& set, const std::string& renumber, diagnostics& found) {
  std::map<version, const migration*> first_of;
  for (const dialect_migrations& dialect : set.dialects)
    for (const migration& migration : dialect.migrations) {
      const auto [first, inserted] = first_of.try_emplace(migration.version, &migration);
      if (!inserted && first->second->name != migration.name && first->second->up.file != migration.up.file)
        report_duplicate(
            *first->second, migration,
            fmt::format(
                "the scripts of one version have one name in every dialect;\n`{}` parts two migrations that met",
                renumber),
            found);
    }
}

}  // namespace

void check_order(const migration_set& set, const std::string& renumber, diagnostics& found) {
  for (const dialect_migrations& dialect : set.dialects) {
    check_duplicates(dialect.migrations, renumber, found);
    check_gaps(dialect.migrations, found);
  }
  if (set.dialects.size() > 1) check_names(set, renumber, found);
}

}  // namespace pawl::generator
