#include "proof/sqlite/rows/sqlite_values.hpp"

#include <sqlite3.h>

#include <fmt/format.h>

#include "proof/sqlite/sql_tokens.hpp"
#include "sqlite/failure.hpp"

namespace pawl::generator {
namespace {

std::string bytes_of(sqlite3_stmt* statement, int column, const void* begin) {
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  return begin == nullptr ? std::string{} : std::string{static_cast<const char*>(begin), size};
}

std::vector<std::vector<row_value>> read_all(sqlite3* connection, const std::string& sql, std::size_t columns) {
  std::vector<std::vector<row_value>> rows;
  value_query query{connection, sql};
  while (query.step()) {
    auto& row = rows.emplace_back();
    row.reserve(columns);
    for (std::size_t i = 0; i < columns; ++i) row.push_back(query.value(static_cast<int>(i)));
  }
  return rows;
}

}  // namespace

value_query::value_query(sqlite3* connection, const std::string& sql) : connection_{connection} {
  if (sqlite3_prepare_v2(connection, sql.c_str(), -1, &statement_, nullptr) != SQLITE_OK)
    throw sqlite::failure::of(connection);
}

value_query::~value_query() { sqlite3_finalize(statement_); }

void value_query::bind(int parameter, const row_value& value) {
  int code = SQLITE_OK;
  if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    code = sqlite3_bind_int64(statement_, parameter, *integer);
  } else if (const auto* real = std::get_if<double>(&value)) {
    code = sqlite3_bind_double(statement_, parameter, *real);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    code = sqlite3_bind_text64(statement_, parameter, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
  } else if (const auto* bytes = std::get_if<blob>(&value)) {
    code = sqlite3_bind_blob64(statement_, parameter, bytes->bytes.data(), bytes->bytes.size(), SQLITE_STATIC);
  } else {
    code = sqlite3_bind_null(statement_, parameter);
  }
  if (code != SQLITE_OK) throw sqlite::failure::of(connection_);
}

bool value_query::step() {
  const int code = sqlite3_step(statement_);
  if (code != SQLITE_ROW && code != SQLITE_DONE) throw sqlite::failure::of(connection_);
  return code == SQLITE_ROW;
}

void value_query::reset() noexcept { sqlite3_reset(statement_); }

row_value value_query::value(int column) const {
  switch (sqlite3_column_type(statement_, column)) {
    case SQLITE_INTEGER:
      return static_cast<std::int64_t>(sqlite3_column_int64(statement_, column));
    case SQLITE_FLOAT:
      return sqlite3_column_double(statement_, column);
    case SQLITE_TEXT:
      return bytes_of(statement_, column, sqlite3_column_text(statement_, column));
    case SQLITE_BLOB:
      return blob{bytes_of(statement_, column, sqlite3_column_blob(statement_, column))};
    default:
      return {};
  }
}

std::optional<identified_rows> read_rows(sqlite3* connection, const table_shape& shape, std::size_t most) {
  identified_rows found{.content = {.table = shape.table.name, .columns = {}, .key = {}, .rows = {}}, .identities = {}};
  auto names = shape.identity;
  std::vector<std::size_t> places(shape.table.columns.size());
  for (std::size_t i = 0; i < shape.table.columns.size(); ++i) {
    if (shape.table.columns[i].computed) continue;
    places[i] = found.content.columns.size();
    found.content.columns.push_back(shape.table.columns[i].name);
    names.push_back(quoted_name(found.content.columns.back()));
  }
  for (const auto column : shape.key) found.content.key.push_back(places[column]);
  const auto sql =
      fmt::format("SELECT {} FROM main.{} LIMIT {}", fmt::join(names, ", "), quoted_name(shape.table.name), most + 1);
  for (auto& row : read_all(connection, sql, names.size())) {
    const auto end = row.begin() + static_cast<std::ptrdiff_t>(shape.identity.size());
    found.identities.emplace_back(row.begin(), end);
    row.erase(row.begin(), end);
    found.content.rows.push_back(std::move(row));
  }
  if (found.identities.size() > most || shape.identity.empty()) return std::nullopt;
  return found;
}

std::vector<row_identity> read_identities(sqlite3* connection, const table_shape& shape, std::size_t most) {
  if (shape.identity.empty()) return {};
  return read_all(connection,
                  fmt::format("SELECT {} FROM main.{} ORDER BY {} DESC LIMIT {}", fmt::join(shape.identity, ", "),
                              quoted_name(shape.table.name), fmt::join(shape.identity, " DESC, "), most),
                  shape.identity.size());
}

std::string identity_condition(const table_shape& shape) {
  std::string condition;
  for (std::size_t i = 0; i < shape.identity.size(); ++i)
    condition += fmt::format("{}{} IS ?{}", i == 0 ? "" : " AND ", shape.identity[i], i + 1);
  return condition;
}

}  // namespace pawl::generator
