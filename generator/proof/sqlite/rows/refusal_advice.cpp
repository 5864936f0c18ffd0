#include "proof/sqlite/rows/refusal_advice.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "proof/sqlite/alteration.hpp"
#include "proof/sqlite/rows/table_shape.hpp"
#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator {
namespace {

/// What stands behind `beginning`.
std::optional<std::string_view> behind(std::string_view message, std::string_view beginning) {
  if (!message.starts_with(beginning)) return std::nullopt;
  return message.substr(beginning.size());
}

/// `a` and `b` of `t.a, t.b`.
std::vector<std::string> columns_in(std::string_view list) {
  std::vector<std::string> columns;
  while (!list.empty()) {
    const auto comma = list.find(", ");
    const auto one = list.substr(0, comma);
    columns.emplace_back(one.substr(one.rfind('.') + 1));
    list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 2);
  }
  return columns;
}

class adviser {
 public:
  adviser(sqlite3* connection, const refused_sql& refused) : refused_{refused} {
    if (!refused.table.empty() && sort_of(connection, refused.table) == table_sort::ordinary)
      shape_ = read_shape(connection, refused.table);
  }

  std::string advise() const {
    const std::string_view message = refused_.message;
    if (message == "Cannot add a NOT NULL column with default value NULL") return give_default();
    if (const auto column = behind(message, "NOT NULL constraint failed: ")) return fill_nulls(*column);
    if (const auto columns = behind(message, "UNIQUE constraint failed: ")) return remove_duplicates(*columns);
    if (const auto condition = behind(message, "CHECK constraint failed: ")) return satisfy(*condition);
    return fmt::format("make the rows fit before this statement:\n{}",
                       shape_ ? fmt::format("UPDATE {} SET ... WHERE ...;", name()) : "UPDATE ... WHERE ...;");
  }

 private:
  std::string name() const { return sql_name(shape_ ? shape_->table.name : refused_.table); }

  bool has(std::string_view column) const {
    return shape_ && std::ranges::any_of(shape_->table.columns,
                                         [&](const row_column& each) { return same_name(each.name, column); });
  }

  std::string value_for_column(std::string_view column) const {
    const auto found = std::ranges::find_if(shape_->table.columns,
                                            [&](const row_column& each) { return same_name(each.name, column); });
    return default_for(found->kind);
  }

  static std::string default_for(value_kind kind) {
    const bool is_number = kind == value_kind::integer || kind == value_kind::real || kind == value_kind::boolean;
    return is_number ? "0" : "''";
  }

  /// For the type behind the added column's name.
  std::string default_of_added() const {
    const auto altered = read_alteration(refused_.sql);
    if (!altered) return "...";
    return default_for(kind_of(refused_.sql.substr(altered->offset + altered->column.size()), {}));
  }

  std::string give_default() const {
    auto sql = refused_.sql;
    while (!sql.empty() && (sql.back() == ';' || sql.back() == ' ' || sql.back() == '\n')) sql.remove_suffix(1);
    return fmt::format("rows that are there need a value too:\n{} DEFAULT {};", sql, default_of_added());
  }

  std::string fill_nulls(std::string_view failed) const {
    const auto column = failed.substr(failed.rfind('.') + 1);
    if (!has(column))
      return fmt::format("give {} a value in every row: coalesce(..., ...) where this statement takes it from", column);
    return fmt::format("fill it before this statement:\nUPDATE {0} SET {1} = {2} WHERE {1} IS NULL;", name(),
                       sql_name(column), value_for_column(column));
  }

  std::string remove_duplicates(std::string_view failed) const {
    const auto columns = columns_in(failed);
    const bool known = !columns.empty() && std::ranges::all_of(columns, [&](const auto& each) { return has(each); });
    // What the index is about, only its statement says.
    const bool is_plain = !mentions(refused_.sql, "WHERE") && !mentions(refused_.sql, "COLLATE");
    if (!known || !is_plain || shape_->identity.size() != 1 || !mentions(refused_.sql, "INDEX"))
      return "before this statement, DELETE rows that have the same values, or UPDATE them to different ones";
    return fmt::format(
        "keep one row of each before this statement, or UPDATE the others:\n"
        "DELETE FROM {0} WHERE {3}{1} NOT IN (SELECT min({1}) FROM {0} GROUP BY {2});",
        name(), sql_name(shape_->identity.front()), sql_names(columns), that_hold_values(columns));
  }

  /// NULLs are equal to GROUP BY, and not to UNIQUE.
  std::string that_hold_values(const std::vector<std::string>& columns) const {
    std::string condition;
    for (const auto& column : shape_->table.columns) {
      const bool is_one = std::ranges::any_of(columns, [&](const auto& each) { return same_name(each, column.name); });
      if (is_one && column.nullable) condition += sql_name(column.name) + " IS NOT NULL AND ";
    }
    return condition;
  }

  std::string satisfy(std::string_view condition) const {
    // A constraint's name says less than its text, and SQLite gives one of them.
    const bool is_name = condition.find_first_of(" (<>=") == std::string_view::npos;
    return fmt::format("mend the rows before this statement:\nUPDATE {} SET ... WHERE NOT ({});",
                       shape_ ? name() : "...", is_name ? "..." : condition);
  }

  const refused_sql& refused_;
  std::optional<table_shape> shape_;
};

}  // namespace

std::string advice_for(sqlite3* connection, const refused_sql& refused) {
  return adviser{connection, refused}.advise();
}

}  // namespace pawl::generator
