#include "sqlite/query.hpp"

#include <sqlite3.h>

#include "sqlite/failure.hpp"

namespace pawl::sqlite {

query::query(sqlite3* connection, const char* sql) : connection_{connection} {
  check(sqlite3_prepare_v2(connection, sql, -1, &statement_, nullptr));
}

query::~query() { sqlite3_finalize(statement_); }

void query::bind(int parameter, std::string_view value) {
  check(sqlite3_bind_text64(statement_, parameter, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void query::bind(int parameter, std::int64_t value) { check(sqlite3_bind_int64(statement_, parameter, value)); }

void query::bind_null(int parameter) { check(sqlite3_bind_null(statement_, parameter)); }

bool query::step() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) throw failure::of(connection_);
  return false;
}

void query::reset() noexcept { sqlite3_reset(statement_); }

std::string_view query::text(int column) const noexcept {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::int64_t query::integer(int column) const noexcept { return sqlite3_column_int64(statement_, column); }

bool query::is_null(int column) const noexcept { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

void query::check(int code) const {
  if (code != SQLITE_OK) throw failure::of(connection_);
}

void execute(sqlite3* connection, const char* sql) {
  query statement{connection, sql};
  while (statement.step()) {
  }
}

}  // namespace pawl::sqlite
