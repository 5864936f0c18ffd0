#pragma once

/// The little of SQLite's interface that notes needs, with owners for its handles. Errors are std::runtime_error.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace notes {

struct close_connection {
  void operator()(sqlite3* db) const noexcept;
};
struct finalize_statement {
  void operator()(sqlite3_stmt* statement) const noexcept;
};
using connection = std::unique_ptr<sqlite3, close_connection>;

enum class open_mode : std::uint8_t { read_only, create };

/// Foreign keys are enforced and other processes are waited for on a connection from here.
connection open_connection(const std::string& file, open_mode mode);

/// One statement with its values, which are bound in order and never become part of its text.
class query {
 public:
  query(sqlite3* db, std::string_view sql);

  query& bind(std::string_view value);
  query& bind(std::int64_t value);

  /// Steps to the next row; false after the last.
  bool next();
  /// Steps through all rows.
  void run();

  std::string text(int column) const;
  std::int64_t number(int column) const;

 private:
  sqlite3* db_;
  std::unique_ptr<sqlite3_stmt, finalize_statement> statement_;
  int bound_ = 0;
};

/// Rolls back unless commit() was called.
class transaction {
 public:
  explicit transaction(sqlite3* db);
  ~transaction();
  transaction(const transaction&) = delete;
  transaction& operator=(const transaction&) = delete;

  void commit();

 private:
  sqlite3* db_;
  bool open_ = true;
};

}  // namespace notes
