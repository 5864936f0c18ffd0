#include "proof/sqlite/rows/table_shape.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "proof/rows/mined_values.hpp"
#include "proof/sqlite/sql_tokens.hpp"
#include "sqlite/failure.hpp"
#include "sqlite/history.hpp"
#include "sqlite/query.hpp"

namespace pawl::generator {
namespace {

sqlite::query pragma(sqlite3* connection, std::string_view pragma, std::string_view argument) {
  // A PRAGMA, because a table of the set could stand in the way of its table-valued function.
  return {connection, fmt::format("PRAGMA main.{}({})", pragma, quoted_name(argument)).c_str()};
}

/// 20 of `VARCHAR(20)`: SQLite does not mind longer texts, and programs do not write them.
std::uint32_t longest_in(std::string_view type) {
  const auto open = type.find('(');
  if (open == std::string_view::npos || !mentions(type, "CHAR")) return 0;
  std::uint32_t longest = 0;
  std::from_chars(type.data() + open + 1, type.data() + type.size(), longest);
  return longest;
}

class shape_reader {
 public:
  shape_reader(sqlite3* connection, const std::string& name) : connection_{connection} { shape_.table.name = name; }

  table_shape read() {
    read_columns();
    read_identity();
    read_keys();
    read_references();
    read_definition();
    return std::move(shape_);
  }

 private:
  void read_columns() {
    auto rows = pragma(connection_, "table_xinfo", shape_.table.name);
    std::vector<std::pair<std::int64_t, std::size_t>> key;
    while (rows.step()) {
      const auto type = std::string{rows.text(2)};
      const bool computed = rows.integer(6) != 0;
      row_column column{.name = std::string{rows.text(1)}, .computed = computed, .longest = longest_in(type)};
      column.kind = same_name(rows.text(4), "CURRENT_TIMESTAMP") ? value_kind::timestamp : kind_of(type, column.name);
      // SQLite lets NULL into a primary key of old tables; no program means it.
      const auto place = rows.integer(5);
      column.nullable = rows.integer(3) == 0 && place == 0;
      column.optional = column.nullable || !rows.is_null(4);
      if (place > 0) key.emplace_back(place, shape_.table.columns.size());
      if (place == 1 && same_name(type, "INTEGER")) numbered_ = shape_.table.columns.size();
      shape_.table.columns.push_back(std::move(column));
    }
    std::ranges::sort(key);
    for (const auto& [place, column] : key) shape_.key.push_back(column);
  }

  /// The rowid by a name that no column has; a table WITHOUT ROWID has none of them.
  void read_identity() {
    for (const std::string_view name : {"rowid", "_rowid_", "oid"}) {
      const bool is_column = std::ranges::any_of(
          shape_.table.columns, [&](const row_column& column) { return same_name(column.name, name); });
      if (is_column || !has_column(name)) continue;
      shape_.identity = {std::string{name}};
      break;
    }
    if (!shape_.identity.empty()) return mark_numbered();
    for (const auto column : shape_.key) shape_.identity.push_back(quoted_name(shape_.table.columns[column].name));
  }

  bool has_column(std::string_view name) const {
    try {
      const sqlite::query question{connection_,
                                   fmt::format("SELECT {} FROM main.{}", name, quoted_name(shape_.table.name)).c_str()};
      return true;
    } catch (const sqlite::failure&) {
      return false;
    }
  }

  /// INTEGER PRIMARY KEY: SQLite numbers the row where nobody does.
  void mark_numbered() {
    if (shape_.key.size() != 1 || !numbered_) return;
    shape_.table.columns[*numbered_].optional = true;
    shape_.table.keys.push_back({.columns = shape_.key, .primary = true});
  }

  void read_keys() {
    std::vector<std::pair<std::string, bool>> unique;
    {
      auto rows = pragma(connection_, "index_list", shape_.table.name);
      // Of a partial index, most rows know nothing.
      while (rows.step())
        if (rows.integer(2) != 0 && rows.integer(4) == 0)
          unique.emplace_back(std::string{rows.text(1)}, rows.text(3) == "pk");
    }
    for (const auto& [index, primary] : unique) {
      row_key key{.columns = {}, .primary = primary};
      bool is_expression = false;
      auto rows = pragma(connection_, "index_xinfo", index);
      while (rows.step()) {
        if (rows.integer(5) == 0) continue;
        if (rows.integer(1) < 0)
          is_expression = true;
        else
          key.columns.push_back(static_cast<std::size_t>(rows.integer(1)));
      }
      if (!is_expression) shape_.table.keys.push_back(std::move(key));
    }
  }

  void read_references() {
    auto rows = pragma(connection_, "foreign_key_list", shape_.table.name);
    std::int64_t last = -1;
    while (rows.step()) {
      auto& references = shape_.table.references;
      if (rows.integer(0) != last)
        references.push_back({.columns = {}, .parent = std::string{rows.text(2)}, .parent_columns = {}});
      last = rows.integer(0);
      references.back().columns.push_back(index_of(rows.text(3)));
      if (!rows.is_null(4)) references.back().parent_columns.emplace_back(rows.text(4));
    }
    for (auto& reference : shape_.table.references)
      if (reference.parent_columns.size() != reference.columns.size()) name_key_of_parent(reference);
    std::erase_if(shape_.table.references, [](const row_reference& each) { return each.parent_columns.empty(); });
  }

  void name_key_of_parent(row_reference& reference) const {
    std::vector<std::pair<std::int64_t, std::string>> key;
    auto rows = pragma(connection_, "table_info", reference.parent);
    while (rows.step())
      if (rows.integer(5) > 0) key.emplace_back(rows.integer(5), std::string{rows.text(1)});
    std::ranges::sort(key);
    reference.parent_columns.clear();
    if (key.size() != reference.columns.size()) return;
    for (auto& [place, name] : key) reference.parent_columns.push_back(std::move(name));
  }

  std::size_t index_of(std::string_view column) const {
    const auto found = std::ranges::find_if(shape_.table.columns,
                                            [&](const row_column& each) { return same_name(each.name, column); });
    return static_cast<std::size_t>(found - shape_.table.columns.begin());
  }

  void read_definition() {
    sqlite::query rows{
        connection_,
        "SELECT sql, type FROM main.sqlite_schema WHERE tbl_name = ?1 COLLATE NOCASE AND sql IS NOT NULL "
        "AND type IN ('table', 'index') ORDER BY type DESC, name"};
    rows.bind(1, shape_.table.name);
    while (rows.step()) {
      if (rows.text(1) == "table" && mentions(rows.text(0), "CHECK")) give_hints(rows.text(0));
      shape_.definition.append(rows.text(0)).append("\n");
    }
  }

  void give_hints(std::string_view sql) {
    const auto values = mined_values(sql, dialect::sqlite);
    for (auto& column : shape_.table.columns) {
      const bool is_number = column.kind == value_kind::integer || column.kind == value_kind::real;
      std::ranges::copy_if(values, std::back_inserter(column.hints), [&](const row_value& value) {
        return column.kind == value_kind::any || std::holds_alternative<std::string>(value) != is_number;
      });
    }
  }

  sqlite3* connection_;
  table_shape shape_;
  std::optional<std::size_t> numbered_;
};

}  // namespace

table_sort sort_of(sqlite3* connection, const std::string& name) {
  if (sqlite::is_history(name) || sqlite::is_internal(name)) return table_sort::none;
  auto rows = pragma(connection, "table_list", name);
  while (rows.step()) {
    if (rows.text(0) != "main") continue;
    if (rows.text(2) == "table") return table_sort::ordinary;
    if (rows.text(2) == "virtual") return table_sort::virtual_table;
  }
  return table_sort::none;
}

table_shape read_shape(sqlite3* connection, const std::string& name) { return shape_reader{connection, name}.read(); }

}  // namespace pawl::generator
