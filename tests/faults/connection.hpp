#pragma once

/// SQLite in a few words, for tests: everything throws std::runtime_error with SQLite's message.

#include <memory>
#include <string>

#include <sqlite3.h>

namespace pawl::faults {

struct close_connection {
  void operator()(sqlite3* db) const noexcept { sqlite3_close_v2(db); }
};
using connection = std::unique_ptr<sqlite3, close_connection>;

/// Opens or creates the file, with extended result codes; `vfs` null is SQLite's own.
connection open_database(const std::string& file, const char* vfs = nullptr,
                         int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);

void execute(sqlite3* db, const std::string& sql);

/// All rows of a query as text: columns parted by `|`, a line a row, NULL written as `NULL`.
std::string rows(sqlite3* db, const std::string& query);

/// `name` as an SQL identifier.
std::string as_identifier(const std::string& name);

}  // namespace pawl::faults
