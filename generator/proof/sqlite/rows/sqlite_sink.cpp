#include "proof/sqlite/rows/sqlite_sink.hpp"

#include <sqlite3.h>

#include <fmt/format.h>

#include "proof/sqlite/sql_tokens.hpp"
#include "sqlite/failure.hpp"
#include "sqlite/query.hpp"

namespace pawl::generator {
namespace {

constexpr int most_parents = 16;

/// The columns that `row` names.
std::vector<bool> mask_of(const new_row& row) {
  std::vector<bool> mask(row.size());
  for (std::size_t i = 0; i < row.size(); ++i) mask[i] = row[i].has_value();
  return mask;
}

}  // namespace

std::optional<std::string> sqlite_sink::insert(const new_row& row, bool keeps) {
  if (lost_) return "a trigger rolls the transaction back";
  if (keeps) return insert(row);
  sqlite::execute(connection_, "SAVEPOINT pawl_row");
  auto refused = insert(row);
  if (lost_) return refused;
  sqlite::execute(connection_, "ROLLBACK TO pawl_row");
  sqlite::execute(connection_, "RELEASE pawl_row");
  return refused;
}

std::optional<std::string> sqlite_sink::insert(const new_row& row) {
  try {
    auto& statement = statement_for(row);
    int parameter = 0;
    for (const auto& value : row)
      if (value) statement.bind(++parameter, *value);
    const auto before = sqlite3_total_changes(connection_);
    struct resetting {
      value_query& statement;
      ~resetting() { statement.reset(); }
    } const reset{statement};
    while (statement.step()) {
    }
    if (sqlite3_total_changes(connection_) == before) return "a trigger leaves the row out";
    return std::nullopt;
  } catch (const sqlite::failure& failure) {
    lost_ = sqlite3_get_autocommit(connection_) != 0;
    return failure.message();
  }
}

value_query& sqlite_sink::statement_for(const new_row& row) {
  auto& statement = statements_[mask_of(row)];
  if (statement) return *statement;
  std::string columns;
  std::string values;
  int count = 0;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (!row[i]) continue;
    columns += fmt::format("{}{}", count == 0 ? "" : ", ", quoted_name(shape_.table.columns[i].name));
    values += fmt::format("{}?{}", count == 0 ? "" : ", ", count + 1);
    ++count;
  }
  // Not what the table says about conflicts: that may be to take another row away.
  const auto what = count == 0 ? std::string{"DEFAULT VALUES"} : fmt::format("({}) VALUES ({})", columns, values);
  statement = std::make_unique<value_query>(
      connection_, fmt::format("INSERT OR ABORT INTO main.{} {}", quoted_name(shape_.table.name), what));
  return *statement;
}

std::vector<std::vector<row_value>> sqlite_sink::parents(const row_reference& reference) {
  std::string columns;
  std::string condition;
  for (const auto& column : reference.parent_columns) {
    columns += fmt::format("{}{}", columns.empty() ? "" : ", ", quoted_name(column));
    condition += fmt::format("{}{} IS NOT NULL", condition.empty() ? "" : " AND ", quoted_name(column));
  }
  std::vector<std::vector<row_value>> found;
  try {
    value_query rows{connection_, fmt::format("SELECT {} FROM main.{} WHERE {} LIMIT {}", columns,
                                              quoted_name(reference.parent), condition, most_parents)};
    while (rows.step()) {
      auto& row = found.emplace_back();
      for (std::size_t i = 0; i < reference.parent_columns.size(); ++i) row.push_back(rows.value(static_cast<int>(i)));
    }
  } catch (const sqlite::failure&) {
    // A parent that does not exist: nobody can refer to it.
  }
  return found;
}

}  // namespace pawl::generator
