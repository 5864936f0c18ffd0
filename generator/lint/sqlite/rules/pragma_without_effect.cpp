#include <sqlite3.h>

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "lint/sqlite/draft.hpp"
#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator::sqlite_rules {
namespace {

/// Those that do something without an argument; every other one answers then, and with one it is refused by the proof
/// where it would do nothing, or too much.
constexpr std::array<std::string_view, 3> active{"incremental_vacuum", "optimize", "shrink_memory"};
constexpr std::array<std::string_view, 2> set_by_argument{"application_id", "user_version"};

template <std::size_t Size>
bool is_among(const std::array<std::string_view, Size>& names, std::string_view name) {
  return std::ranges::any_of(names, [&](std::string_view each) { return same_name(each, name); });
}

std::string_view instead(std::string_view pragma) {
  if (same_name(pragma, "foreign_key_check"))
    return "leave it out: an upgrade that leaves rows pointing nowhere is refused as it is";
  if (same_name(pragma, "integrity_check") || same_name(pragma, "quick_check"))
    return "leave it out, or let the program run it where it can read the answer";
  return "leave it out";
}

void look_for_pragmas(const sqlite_draft& draft, lint_report& report) {
  for (const auto& statement : draft.statements) {
    for (const auto& [code, name, argument, from, temporary] : statement.actions) {
      if (code != SQLITE_PRAGMA || !from.empty() || is_among(active, name)) continue;
      // SQLite asks so of what it does itself: ALTER TABLE, VACUUM, a virtual table.
      if (!same_name(first_word(draft.sql(statement)), "PRAGMA")) continue;
      if (same_name(name, "defer_foreign_keys")) {
        report.warn(draft.place_of(statement, name),
                    "PRAGMA defer_foreign_keys does nothing here: foreign keys are not enforced while migrations run",
                    "leave it out");
      } else if (argument.empty() || !is_among(set_by_argument, name)) {
        report.warn(draft.place_of(statement, name),
                    fmt::format("PRAGMA {} only answers a question, and nobody reads the answer in a migration", name),
                    std::string{instead(name)});
      }
    }
  }
}

}  // namespace

lint_rule<sqlite_draft> pragma_without_effect() { return {.look = look_for_pragmas}; }

}  // namespace pawl::generator::sqlite_rules
