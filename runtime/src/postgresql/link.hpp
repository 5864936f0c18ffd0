#pragma once

/// The caller's connection: a message there, its answer back. Nothing here opens, closes or repairs it.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <pqxx/pqxx>

#include "postgresql/failure.hpp"

struct pg_conn;
struct pg_result;

namespace pawl::postgresql {

/// The rows of one statement. Rows and columns count from 0.
class answer {
 public:
  explicit answer(pg_result* result) noexcept : result_{result} {}

  std::size_t size() const noexcept;
  bool is_null(std::size_t row, int column) const noexcept;
  /// Empty for NULL. Lives as long as the answer.
  std::string_view text(std::size_t row, int column) const noexcept;
  bool is_true(std::size_t row, int column) const noexcept { return text(row, column) == "t"; }
  std::int64_t integer(std::size_t row, int column) const noexcept;
  bool has_column(const char* name) const noexcept;
  /// What the server calls the statement that it has run: `COMMIT`, `INSERT 0 1`.
  std::string_view command() const noexcept;

 private:
  friend class link;
  struct clear {
    void operator()(pg_result* result) const noexcept;
  };
  std::unique_ptr<pg_result, clear> result_;
};

class link {
 public:
  explicit link(pqxx::connection& connection) noexcept : connection_{connection} {}

  /// Sends one message and returns the last statement's answer. Throws `failure`.
  answer ask(const std::string& sql);
  /// The same; `each` is given the answers in order, as far as the statements went.
  void ask(const std::string& sql, const std::function<void(const answer&)>& each);
  /// Sends a message of which nothing is expected.
  void try_to(const std::string& sql) noexcept;

  /// As libpq knows it, without asking the server.
  bool is_broken() const noexcept;
  bool is_in_transaction() const noexcept;
  /// The server process that libpq was told of when it connected.
  int backend() const noexcept;
  /// The server's version as PostgreSQL counts: 150018.
  int version() const noexcept;
  /// What the server has reported about itself: `server_encoding`.
  std::string_view parameter(const char* name) const noexcept;
  bool has_transaction_object() const;

 private:
  pg_conn* handle() const noexcept;

  pqxx::connection& connection_;
};

}  // namespace pawl::postgresql
