#include "sqlite/failure.hpp"

#include <sqlite3.h>

namespace pawl::sqlite {

failure failure::of(sqlite3* connection) {
  return {sqlite3_extended_errcode(connection), sqlite3_errmsg(connection), sqlite3_error_offset(connection)};
}

bool failure::is_busy() const noexcept {
  const int primary = code_ & 0xff;
  // SQLITE_SCHEMA: another process changes the schema right now, and SQLite's own retries are spent.
  return primary == SQLITE_BUSY || primary == SQLITE_LOCKED || primary == SQLITE_SCHEMA;
}

}  // namespace pawl::sqlite
