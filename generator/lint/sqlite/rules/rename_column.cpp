#include <fmt/format.h>

#include "lint/sqlite/draft.hpp"
#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator::sqlite_rules {
namespace {

std::string safer(const std::string& table, const column_view& was, const std::string& now) {
  const auto type = was.type.empty() ? "" : was.type + ' ';
  return fmt::format(
      "keep the name, or let older programs read on under the old one, as long as they write it not:\n"
      "ALTER TABLE {} ADD COLUMN {} {}AS ({});",
      sql_name(table), sql_name(was.name), type, sql_name(now));
}

/// RENAME COLUMN changes the views that name it, and with it what their columns are called.
std::vector<note> views_that_name(const sqlite_draft& draft, const column_fate& column) {
  std::vector<note> notes;
  for (const auto& view : draft.seen.gone) {
    const bool changed = view.kind == "view" && draft.after.find("view", view.name) != nullptr;
    if (changed && find_name(view.definition, column.name))
      notes.push_back(
          {locate(draft.migration.up, column.offset),
           fmt::format("the view {} names it too: where it has no AS there, its column has another name", view.name)});
  }
  return notes;
}

void look_for_renames(const sqlite_draft& draft, lint_report& report) {
  for (const auto& [key, fate] : draft.fates.old) {
    const auto* was = draft.table_before(fate.name);
    const auto* is = fate.now.empty() ? nullptr : draft.table_after(fate.now);
    if (was == nullptr || is == nullptr) continue;
    for (const auto& column : fate.columns) {
      const auto* old = was->column(column.name);
      // A column under the old name serves older programs on.
      if (old == nullptr || column.now.empty() || is->column(column.name) != nullptr) continue;
      report.warn(
          column.offset,
          fmt::format("a program that still names {}.{} fails: it is called {} now", fate.name, old->name, column.now),
          safer(fate.now, *old, column.now), views_that_name(draft, column));
    }
  }
}

}  // namespace

lint_rule<sqlite_draft> rename_column() { return {.look = look_for_renames}; }

}  // namespace pawl::generator::sqlite_rules
