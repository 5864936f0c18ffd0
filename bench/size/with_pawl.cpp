#include <cstdio>

#include <sqlite3.h>
#include <pawl/sqlite.hpp>
#include <size_schema/migrations.hpp>

int main() {
  sqlite3* db = nullptr;
  if (sqlite3_open("size.db", &db) != SQLITE_OK) return 1;
  try {
    pawl::migrate(db, size_schema::migrations());
  } catch (const pawl::error& e) {
    std::puts(e.what());
    return 1;
  }
  return sqlite3_close(db);
}
