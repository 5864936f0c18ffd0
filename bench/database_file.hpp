#pragma once

/// An SQLite database in a few words.

#include <memory>
#include <stdexcept>
#include <string>

#include <sqlite3.h>

#include "scratch_folder.hpp"

namespace pawl::bench {

using database = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;

inline database open_database(const std::string& file) {
  sqlite3* opened = nullptr;
  if (sqlite3_open(file.c_str(), &opened) != SQLITE_OK) throw std::runtime_error("cannot open " + file);
  return {opened, sqlite3_close};
}

inline void execute(sqlite3* db, const char* sql) {
  if (sqlite3_exec(db, sql, nullptr, nullptr, nullptr) != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(db));
}

}  // namespace pawl::bench
