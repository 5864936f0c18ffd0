#include "proof/postgresql/rows/row_writer.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "postgresql/failure.hpp"
#include "postgresql/sql.hpp"

namespace pawl::generator {
namespace {

using postgresql::identifier;
using postgresql::literal;

/// Of a table that a migration fills with many, the rows that are made for it show as much.
constexpr std::size_t most_rows = 5'000;
constexpr std::size_t most_parents = 20;
/// What a server is asked of one table: it takes a tenth of a millisecond, and as long again to forget it.
constexpr std::size_t most_tries = 400;

row_value value_at(const postgresql::answer& rows, std::size_t row, std::size_t column, const column_type& type) {
  const auto at = static_cast<int>(column);
  return rows.is_null(row, at) ? row_value{} : value_of(type, rows.text(row, at));
}

std::string joined(const std::vector<std::string>& names) {
  std::vector<std::string> quoted;
  for (const auto& name : names) quoted.push_back(identifier(name));
  return fmt::format("{}", fmt::join(quoted, ", "));
}

/// Columns that hold what was put into them, a line each.
constexpr const char* columns_of_it =
    "SELECT c.oid::pg_catalog.regclass, pg_catalog.string_agg(a.attname, E'\\n' ORDER BY a.attnum) "
    "FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 "
    "AND NOT a.attisdropped AND a.attgenerated = '' "
    "WHERE c.oid IN ({0}, pg_catalog.to_regclass({1})::pg_catalog.oid) AND c.relkind IN ('r', 'p') "
    "GROUP BY c.oid ORDER BY c.oid = {0} DESC LIMIT 1";

}  // namespace

std::optional<std::string> row_writer::insert(const new_row& row, bool keeps) {
  if (++tries_ > most_tries) return last_refusal_;
  std::vector<std::string> columns, values;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (!row[i]) continue;
    columns.push_back(table_.table.columns[i].name);
    values.push_back(constant_of(table_.types[i], *row[i]));
  }
  const auto what = columns.empty() ? std::string{"DEFAULT VALUES"}
                                    : fmt::format("({}) OVERRIDING SYSTEM VALUE VALUES ({})", joined(columns),
                                                  fmt::join(values, ", "));
  try {
    line_.ask(fmt::format("SAVEPOINT pawl_row; INSERT INTO {} {}; {}RELEASE SAVEPOINT pawl_row", table_.sql_name, what,
                          keeps ? "" : "ROLLBACK TO SAVEPOINT pawl_row; "));
    if (keeps) kept_.push_back(row);
    return std::nullopt;
  } catch (const postgresql::failure& refused) {
    if (refused.broken) throw;
    line_.ask("ROLLBACK TO SAVEPOINT pawl_row; RELEASE SAVEPOINT pawl_row");
    return last_refusal_ = refused.message;
  }
}

std::vector<std::vector<row_value>> row_writer::parents(const row_reference& reference) {
  const auto key = fmt::format("{} {}", reference.parent, fmt::join(reference.parent_columns, " "));
  if (const auto known = parents_.find(key); known != parents_.end()) return known->second;
  const auto parent =
      std::ranges::find_if(tables_, [&](const auto& each) { return each.table.name == reference.parent; });
  if (parent == tables_.end()) return {};
  std::vector<std::string> present;
  for (const auto& name : reference.parent_columns) present.push_back(identifier(name) + " IS NOT NULL");
  const auto rows = line_.ask(fmt::format("SELECT {0} FROM {1} WHERE {2} ORDER BY {0} DESC LIMIT {3}",
                                          joined(reference.parent_columns), parent->sql_name,
                                          fmt::join(present, " AND "), most_parents));
  std::vector<std::vector<row_value>> found(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (std::size_t c = 0; c < reference.parent_columns.size(); ++c) {
      const auto column = std::ranges::find(parent->table.columns, reference.parent_columns[c], &row_column::name);
      found[i].push_back(
          value_at(rows, i, c, parent->types[static_cast<std::size_t>(column - parent->table.columns.begin())]));
    }
  }
  if (&*parent != &table_) parents_.emplace(key, found);
  return found;
}

std::optional<table_rows> rows_of(postgresql::link& line, const shaped_table& table) {
  // It may have another name now, or another one its name: where a table is made anew, the new one holds its rows.
  const auto found = line.ask(fmt::format(columns_of_it, table.oid, literal(table.sql_name)));
  if (found.size() == 0) return std::nullopt;
  table_rows now{.table = table.table.name, .columns = lines_of(found.text(0, 1)), .key = {}, .rows = {}};
  const auto rows =
      line.ask(fmt::format("SELECT {} FROM {} LIMIT {}", joined(now.columns), found.text(0, 0), most_rows + 1));
  if (rows.size() > most_rows) return std::nullopt;
  const auto& shape = table.table;
  const auto primary = std::ranges::find_if(shape.keys, &row_key::primary);
  std::vector<column_type> types;
  for (std::size_t i = 0; i < now.columns.size(); ++i) {
    const auto known = static_cast<std::size_t>(std::ranges::find(shape.columns, now.columns[i], &row_column::name) -
                                                shape.columns.begin());
    types.push_back(known < table.types.size() ? table.types[known] : column_type{});
    if (primary != shape.keys.end() && std::ranges::count(primary->columns, known) > 0) now.key.push_back(i);
  }
  now.rows.resize(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (std::size_t c = 0; c < types.size(); ++c) now.rows[i].push_back(value_at(rows, i, c, types[c]));
  return now;
}

}  // namespace pawl::generator
