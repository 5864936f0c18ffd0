#include <sqlite3.h>

#include <cstdio>

#include <notes_schema/migrations.hpp>
#include <pawl/sqlite.hpp>

// Upgrades the database that is named, and says how many steps that took.
int main(int, char** arguments) {
  sqlite3* db = nullptr;
  if (sqlite3_open(arguments[1], &db) != SQLITE_OK) return 1;
  const pawl::report report = pawl::migrate(db, notes_schema::migrations());
  std::printf("%zu\n", report.steps.size());
  return sqlite3_exec(db, "INSERT INTO notes (body) VALUES ('hello')", nullptr, nullptr, nullptr);
}
