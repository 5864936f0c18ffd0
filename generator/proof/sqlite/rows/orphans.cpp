#include "proof/sqlite/rows/orphans.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "proof/sqlite/rows/sqlite_values.hpp"
#include "proof/sqlite/rows/table_shape.hpp"
#include "proof/sqlite/sql_tokens.hpp"
#include "sqlite/failure.hpp"
#include "sqlite/query.hpp"

namespace pawl::generator {
namespace {

constexpr std::size_t most_looked_at = 5'000;

std::string checking(const std::string& table) {
  return fmt::format("PRAGMA main.foreign_key_check({})", quoted_name(table));
}

struct violation {
  /// No value of a row without one.
  std::optional<std::int64_t> rowid;
  /// Which of the child's references it is, as they are listed.
  std::size_t reference = 0;
};

violation first_violation(sqlite3* connection, const std::string& child, const std::string& parent) {
  sqlite::query rows{connection, checking(child).c_str()};
  while (rows.step()) {
    if (lower_name(rows.text(2)) != parent) continue;
    const auto rowid = rows.is_null(1) ? std::nullopt : std::optional{rows.integer(1)};
    return {rowid, static_cast<std::size_t>(rows.integer(3))};
  }
  return {};
}

std::string shown_row_of(sqlite3* connection, const table_shape& shape, std::optional<std::int64_t> rowid) {
  const auto rows = rowid ? read_rows(connection, shape, most_looked_at) : std::nullopt;
  if (rows)
    for (std::size_t i = 0; i < rows->identities.size(); ++i)
      if (rows->identities[i] == row_identity{*rowid}) return rows->content.shown(i);
  return "rows of " + shape.table.name;
}

std::string advice_for_orphans(const table_shape& child, std::size_t reference) {
  const auto& references = child.table.references;
  if (reference >= references.size() || references[reference].columns.size() != 1)
    return fmt::format("SELECT * FROM {} WHERE ...;", sql_name(child.table.name));
  const auto& [columns, parent, parent_columns] = references[reference];
  return fmt::format("SELECT * FROM {0} WHERE {1} NOT IN (SELECT {2} FROM {3});", sql_name(child.table.name),
                     sql_name(child.table.columns[columns.front()].name), sql_name(parent_columns.front()),
                     sql_name(parent));
}

}  // namespace

orphan_census count_orphans(sqlite3* connection, const table_names& tables) {
  orphan_census found;
  for (const auto& table : tables) {
    if (sort_of(connection, table) != table_sort::ordinary) continue;
    try {
      sqlite::query rows{connection, checking(table).c_str()};
      while (rows.step()) ++found[{table, lower_name(rows.text(2))}];
    } catch (const sqlite::failure&) {
      // A foreign key that matches no key of its parent: no program could have used it.
    }
  }
  return found;
}

std::optional<orphan> new_orphan(sqlite3* connection, const orphan_census& before, const orphan_census& now) {
  for (const auto& [tables, count] : now) {
    const auto was = before.find(tables);
    if (was != before.end() && was->second >= count) continue;
    const auto& [child, parent] = tables;
    const auto shape = read_shape(connection, child);
    const auto example = first_violation(connection, child, parent);
    return orphan{.child = shape.table.name,
                  .parent = parent,
                  .shown = shown_row_of(connection, shape, example.rowid),
                  .advice = advice_for_orphans(shape, example.reference)};
  }
  return std::nullopt;
}

}  // namespace pawl::generator
