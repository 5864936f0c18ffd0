#include <sqlite3.h>

#include <algorithm>

#include <fmt/format.h>

#include "lint/sqlite/draft.hpp"
#include "lint/sqlite/index_cover.hpp"
#include "lint/sqlite/row_copy.hpp"
#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator::sqlite_rules {
namespace {

bool has(const index_view& index, const std::string& column) {
  return std::ranges::any_of(index.columns, [&](const auto& each) { return same_name(each.name, column); });
}

/// Whether rows could not be equal there before either: some of these columns were unique already.
bool was_unique(const table_view& was, const index_view& now) {
  if (const auto* key = was.rowid_column(); key != nullptr && has(now, key->name)) return true;
  return std::ranges::any_of(was.indexes, [&](const index_view& each) {
    return each.unique && !each.partial && each.over_columns() &&
           std::ranges::all_of(each.columns, [&](const index_column& column) {
             return has(now, column.name) && std::ranges::any_of(now.columns, [&](const index_column& other) {
                      return same_name(other.name, column.name) && same_name(other.collation, column.collation);
                    });
           });
  });
}

/// Only rows that hold values can be equal: a column that came with the draft holds NULL until somebody fills it.
bool are_all_old(const table_view& was, const index_view& now) {
  return std::ranges::all_of(
      now.columns, [&](const index_column& each) { return each.name.empty() || was.column(each.name) != nullptr; });
}

/// Whether an earlier statement has seen to the rows: the author has thought of them.
bool are_mended(const sqlite_draft& draft, const std::string& table, const index_view& index) {
  return std::ranges::any_of(draft.statements, [&](const seen_statement& statement) {
    return std::ranges::any_of(statement.actions, [&](const seen_action& each) {
      const bool deletes = each.code == SQLITE_DELETE && !same_name(first_word(draft.sql(statement)), "DROP");
      return same_name(each.first, table) && (deletes || (each.code == SQLITE_UPDATE && has(index, each.second)));
    });
  });
}

std::string safer(const table_view& table, const index_view& index) {
  std::vector<std::string> names;
  for (const auto& each : index.columns) names.push_back(each.name);
  const bool has_collation =
      std::ranges::any_of(index.columns, [](const index_column& each) { return !same_name(each.collation, "BINARY"); });
  if (!index.over_columns() || index.partial || has_collation || table.without_rowid)
    return "decide first what becomes of rows that are equal";
  // NULLs are equal to GROUP BY, and not to UNIQUE.
  std::string hold_values;
  for (const auto& each : names) hold_values += sql_name(each) + " IS NOT NULL AND ";
  return fmt::format(
      "decide first what becomes of rows that are equal; this would keep the first of them:\n"
      "DELETE FROM {0} WHERE {1}rowid NOT IN (SELECT min(rowid) FROM {0} GROUP BY {2});",
      sql_name(table.name), hold_values, sql_names(names));
}

void look_at(const sqlite_draft& draft, const table_view& was, const table_view& is, lint_report& report) {
  for (const auto& index : is.indexes) {
    if (!index.unique || was_unique(was, index) || !are_all_old(was, index)) continue;
    if (are_mended(draft, was.name, index)) continue;
    std::uint32_t offset = draft.place_of_table(is.name);
    if (index.origin == "c") {
      const auto* object = draft.after.find("index", index.name);
      const auto* maker = object == nullptr ? nullptr : draft.maker_of(*object);
      if (maker == nullptr) continue;
      offset = draft.place_of(*maker, index.name);
    }
    if (draft.is_shown(offset)) continue;
    report.warn(offset,
                fmt::format("the migration fails where rows of {} are equal in {}: it is UNIQUE now", was.name,
                            columns_of(index)),
                safer(was, index));
  }
}

/// A rebuild that does more than to copy rows may leave out those that are equal; and where the proof with rows has
/// shown what the copy does, that is said.
bool copies_all(const sqlite_draft& draft, const table_fate& fate) {
  const auto copies = row_copies(draft, fate);
  return !copies.empty() && std::ranges::all_of(copies, [&](const row_copy& each) {
    return each.is_plain && !draft.is_shown(each.at->place.begin);
  });
}

void look_for_demands(const sqlite_draft& draft, lint_report& report) {
  for (const auto* fate : draft.rebuilt_tables())
    if (copies_all(draft, *fate))
      look_at(draft, *draft.table_before(fate->name), *draft.table_after(fate->name), report);
  for (const auto& object : draft.seen.made) {
    if (object.kind != "index" || draft.fates.is_new(object.parent)) continue;
    const auto *was = draft.former(object.parent), *is = draft.table_after(object.parent);
    if (was == nullptr || is == nullptr || is->index(object.name) == nullptr) continue;
    table_view alone = *is;
    alone.indexes = {*is->index(object.name)};
    look_at(draft, *was, alone, report);
  }
}

}  // namespace

lint_rule<sqlite_draft> unique_added() { return {.look = look_for_demands}; }

}  // namespace pawl::generator::sqlite_rules
