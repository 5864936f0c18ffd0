#pragma once

/// Switches of the caller's connection, handed back as they were found.

struct sqlite3;

namespace pawl::sqlite {

/// Sets a switch of `sqlite3_db_config()` for as long as it lives. No SQL runs for it, so it costs next to nothing,
/// cannot run out of memory, and the caller's authorizer sees nothing.
class scoped_setting {
 public:
  scoped_setting(sqlite3* connection, int setting, bool value) noexcept;
  scoped_setting(const scoped_setting&) = delete;
  scoped_setting& operator=(const scoped_setting&) = delete;
  ~scoped_setting();

  /// Whether SQLite took the value.
  bool holds() const noexcept;

 private:
  sqlite3* connection_;
  int setting_;
  int value_;
  int before_;
};

/// Sets one of the numbers that `sqlite3_limit()` knows, and gives the caller's back at the end.
class scoped_limit {
 public:
  scoped_limit(sqlite3* connection, int limit, int value) noexcept;
  scoped_limit(const scoped_limit&) = delete;
  scoped_limit& operator=(const scoped_limit&) = delete;
  ~scoped_limit();

 private:
  sqlite3* connection_;
  int limit_;
  int before_;
};

}  // namespace pawl::sqlite
