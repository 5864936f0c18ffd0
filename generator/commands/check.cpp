#include "commands/check.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "command_line/words.hpp"
#include "commands/lock_table.hpp"
#include "diagnostics/printable.hpp"

namespace pawl::generator {
namespace {

using commands::counted;

std::string_view word_of(compatibility value) {
  if (value == compatibility::unknown) return "not classified";
  return value == compatibility::compatible ? "compatible" : "breaking";
}

/// What a draft means to programs that do not know it.
std::string described(const migration& migration) {
  const std::string_view verdict = word_of(migration.compatible);
  const std::string_view because = migration.declared ? "as it says" : std::string_view{migration.because};
  return fmt::format("  {} {}: {}{}{}\n", migration.version.text(), migration.name, verdict,
                     because.empty() ? "" : ", ", printable(because));
}

/// More lines than that are read by nobody.
constexpr std::size_t most_listed = 20;

/// How many drafts there are of each kind: `980 compatible, 20 breaking`.
std::string totals(const std::vector<migration>& migrations) {
  std::string text;
  for (const auto kind : {compatibility::compatible, compatibility::breaking, compatibility::unknown}) {
    const auto count = std::ranges::count_if(
        migrations, [&](const migration& each) { return !each.frozen && each.compatible == kind; });
    if (count > 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, word_of(kind));
  }
  return text;
}

/// Tables for which the proof with rows found none.
std::string left_empty(const dialect_migrations& dialect) {
  constexpr std::size_t most = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, dialect.unfilled.size()); ++i)
    text += fmt::format("  proven without rows in {}: {}\n", commands::printable(dialect.unfilled[i].name),
                        commands::printable(dialect.unfilled[i].why));
  if (dialect.unfilled.size() > most) text += fmt::format("  and in {} more\n", dialect.unfilled.size() - most);
  return text;
}

std::string described(const dialect_migrations& dialect, bool lists_all) {
  const auto frozen = static_cast<std::size_t>(std::ranges::count_if(dialect.migrations, &migration::frozen));
  const auto drafts = dialect.migrations.size() - frozen;
  const auto scripts = dialect.repeatables.size();
  const auto more = scripts == 0 ? std::string{} : ", " + counted(scripts, "repeatable script");
  std::string text = fmt::format("{}, {} frozen, {}{}: {}\n", counted(dialect.migrations.size(), "migration"), frozen,
                                 counted(drafts, "draft"), more, dialect.proof);
  if (drafts > most_listed && !lists_all) {
    return text + fmt::format("  the drafts: {}; --list shows each\n", totals(dialect.migrations));
  }
  for (const auto& migration : dialect.migrations) {
    if (!migration.frozen) text += described(migration);
  }
  return text;
}

}  // namespace

int check(const check_options& options, console& console) {
  const auto result = run_pipeline(options.pipeline);
  const int code = report(result, console);
  if (code != success) return code;
  for (const auto& dialect : result.set.dialects) {
    console.out << described(dialect, options.lists_all) << left_empty(dialect);
    if (options.shows_locks) console.out << lock_table(dialect, console.screen);
  }
  return code;
}

}  // namespace pawl::generator
