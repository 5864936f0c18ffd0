#include "sqlite.hpp"

#include <stdexcept>

#include <sqlite3.h>

namespace notes {
namespace {

constexpr int wait_for_others_ms = 5000;

void check(int code, sqlite3* db) {
  if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(db));
}

}  // namespace

void close_connection::operator()(sqlite3* db) const noexcept { sqlite3_close_v2(db); }

void finalize_statement::operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }

connection open_connection(const std::string& file, open_mode mode) {
  const int flags = mode == open_mode::create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &opened, flags, nullptr);
  connection db{opened};
  if (code != SQLITE_OK) throw std::runtime_error("cannot open " + file + ": " + sqlite3_errmsg(opened));
  check(sqlite3_busy_timeout(opened, wait_for_others_ms), opened);
  check(sqlite3_db_config(opened, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr), opened);
  return db;
}

query::query(sqlite3* db, std::string_view sql) : db_{db} {
  sqlite3_stmt* prepared = nullptr;
  check(sqlite3_prepare_v2(db, sql.data(), static_cast<int>(sql.size()), &prepared, nullptr), db);
  statement_.reset(prepared);
}

query& query::bind(std::string_view value) {
  // A null pointer would bind NULL, which an empty view may hold.
  const char* text = value.empty() ? "" : value.data();
  check(sqlite3_bind_text64(statement_.get(), ++bound_, text, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8), db_);
  return *this;
}

query& query::bind(std::int64_t value) {
  check(sqlite3_bind_int64(statement_.get(), ++bound_, value), db_);
  return *this;
}

bool query::next() {
  const int code = sqlite3_step(statement_.get());
  if (code != SQLITE_ROW && code != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(db_));
  return code == SQLITE_ROW;
}

void query::run() {
  while (next()) {
  }
}

std::string query::text(int column) const {
  const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  return bytes == nullptr ? std::string{} : std::string{bytes, size};
}

std::int64_t query::number(int column) const { return sqlite3_column_int64(statement_.get(), column); }

transaction::transaction(sqlite3* db) : db_{db} { query{db, "BEGIN IMMEDIATE"}.run(); }

transaction::~transaction() {
  if (open_) sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
}

void transaction::commit() {
  query{db_, "COMMIT"}.run();
  open_ = false;
}

}  // namespace notes
