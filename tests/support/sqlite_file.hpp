#pragma once

/// SQLite databases for tests: a file in a folder of its own that goes with it, and connections in a few words.

#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <string>

#include "support/temporary_folder.hpp"

namespace pawl::test {

/// Throws std::runtime_error with SQLite's message.
class sqlite_connection {
 public:
  explicit sqlite_connection(const std::string& path, int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);

  operator sqlite3*() const noexcept { return handle_.get(); }

  void execute(const std::string& sql) const;

  /// All rows: columns parted by `|`, rows by a line feed, NULL written as `NULL`.
  std::string rows(const std::string& sql) const;

  /// Schema and rows of everything but the history, in a fixed order.
  std::string dump() const;

 private:
  struct close {
    void operator()(sqlite3* handle) const noexcept { sqlite3_close_v2(handle); }
  };
  std::unique_ptr<sqlite3, close> handle_;
};

/// A file that does not exist yet, in a new folder that is removed with everything in it.
class sqlite_file {
 public:
  const std::string& path() const noexcept { return path_; }
  std::filesystem::path folder() const { return folder_.path(); }
  sqlite_connection open() const { return sqlite_connection{path_}; }

  /// The file's bytes as they are on disk.
  std::string bytes() const;

 private:
  temporary_folder folder_;
  std::string path_ = folder_ / "test.db";
};

}  // namespace pawl::test
