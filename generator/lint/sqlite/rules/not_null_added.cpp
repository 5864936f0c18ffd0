#include <sqlite3.h>

#include <algorithm>

#include <fmt/format.h>

#include "lint/sqlite/draft.hpp"
#include "lint/sqlite/row_copy.hpp"
#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator::sqlite_rules {
namespace {

bool fills_itself(const column_view& column) {
  return column.generated || (column.default_value && !same_name(*column.default_value, "NULL"));
}

/// A value of the kind that the declared type is for.
std::string_view neutral(const column_view& column) {
  constexpr std::string_view numbers[] = {"INT", "BOOL", "NUM", "DEC", "REAL", "FLOA", "DOUB"};
  return std::ranges::any_of(numbers, [&](auto each) { return mentions(column.type, each); }) ? "0" : "''";
}

/// ALTER TABLE t ADD COLUMN c NOT NULL: SQLite refuses it as soon as there is a row.
void look_at_added(const sqlite_draft& draft, const table_view& was, const table_view& is, lint_report& report) {
  for (const auto& column : is.columns) {
    if (!column.not_null || fills_itself(column) || was.column(column.name) != nullptr) continue;
    const auto renamed = draft.fates.of(was.name);
    const bool is_old = renamed != nullptr && std::ranges::any_of(renamed->columns, [&](const column_fate& each) {
                          return same_name(each.now, column.name);
                        });
    const auto offset = draft.place_of_column(is.name, column.name);
    if (is_old || draft.is_shown(offset)) continue;
    report.warn(offset,
                fmt::format("the migration fails where {} holds a row: {} is NOT NULL and has no DEFAULT", is.name,
                            column.name),
                fmt::format("give it a value for the rows that are there:\n"
                            "ALTER TABLE {} ADD COLUMN {}{} NOT NULL DEFAULT {};",
                            sql_name(is.name), sql_name(column.name), column.type.empty() ? "" : " " + column.type,
                            neutral(column)));
  }
}

/// Whether an earlier statement has seen to the rows: the author has thought of them.
bool are_mended(const sqlite_draft& draft, const std::string& table, const std::string& column,
                const seen_statement& until) {
  return std::ranges::any_of(draft.statements, [&](const seen_statement& statement) {
    return &statement < &until && std::ranges::any_of(statement.actions, [&](const seen_action& each) {
      return same_name(each.first, table) &&
             (each.code == SQLITE_DELETE || (each.code == SQLITE_UPDATE && same_name(each.second, column)));
    });
  });
}

/// A rebuild that copies a column as it is into one that is NOT NULL now.
void look_at_rebuilt(const sqlite_draft& draft, const table_fate& fate, lint_report& report) {
  const auto &was = *draft.table_before(fate.name), &is = *draft.table_after(fate.name);
  for (const auto& copy : row_copies(draft, fate)) {
    if (!copy.is_plain) continue;
    for (const auto& [target, source] : copy.columns) {
      const auto *old = was.column(source), *now = is.column(target);
      if (old == nullptr || now == nullptr || old->not_null || old->key_place > 0 || !now->not_null) continue;
      const auto offset = draft.place_of(*copy.at, source);
      if (draft.is_shown(offset) || are_mended(draft, fate.name, source, *copy.at)) continue;
      report.warn(offset,
                  fmt::format("the migration fails where a row of {} has no {}: it is NOT NULL now", fate.name, target),
                  fmt::format("give these rows a value first:\nUPDATE {0} SET {1} = {2} WHERE {1} IS NULL;",
                              sql_name(fate.name), sql_name(source), neutral(*now)));
    }
  }
}

void look_for_demands(const sqlite_draft& draft, lint_report& report) {
  for (const auto* table : draft.changed_tables()) {
    if (draft.fates.is_new(table->name)) continue;
    if (const auto* was = draft.former(table->name); was != nullptr && !was->columns.empty())
      look_at_added(draft, *was, *table, report);
  }
  for (const auto* fate : draft.rebuilt_tables()) look_at_rebuilt(draft, *fate, report);
}

}  // namespace

lint_rule<sqlite_draft> not_null_added() { return {.look = look_for_demands}; }

}  // namespace pawl::generator::sqlite_rules
