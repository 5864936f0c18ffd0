#pragma once

/// A statement of Pawl's own.

#include <cstdint>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace pawl::sqlite {

/// Every function that can fail throws `failure`.
class query {
 public:
  query(sqlite3* connection, const char* sql);
  query(const query&) = delete;
  query& operator=(const query&) = delete;
  ~query();

  /// Parameters count from 1. The text must live until the query is done.
  void bind(int parameter, std::string_view value);
  void bind(int parameter, std::int64_t value);
  void bind_null(int parameter);

  /// Whether there is another row.
  bool step();

  /// Makes it ready to be stepped again, with the parameters it has.
  void reset() noexcept;

  /// Columns count from 0. The text lives until the next step; empty for NULL.
  std::string_view text(int column) const noexcept;
  std::int64_t integer(int column) const noexcept;
  bool is_null(int column) const noexcept;

 private:
  void check(int code) const;

  sqlite3* connection_;
  sqlite3_stmt* statement_ = nullptr;
};

/// Runs a statement that returns no rows.
void execute(sqlite3* connection, const char* sql);

}  // namespace pawl::sqlite
