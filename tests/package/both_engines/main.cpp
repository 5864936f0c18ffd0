#include <sqlite3.h>

#include <cstdio>

#include <notes_schema/migrations.hpp>
#include <pawl/postgresql.hpp>
#include <pawl/sqlite.hpp>

// Upgrades the file and the server that are named, and says how many steps that took.
int main(int, char** arguments) {
  sqlite3* file = nullptr;
  if (sqlite3_open(arguments[1], &file) != SQLITE_OK) return 1;
  pqxx::connection server{arguments[2]};
  const pawl::report in_file = pawl::migrate(file, notes_schema::migrations());
  const pawl::report on_server = pawl::migrate(server, notes_schema::migrations());
  std::printf("%zu %zu\n", in_file.steps.size(), on_server.steps.size());
  return sqlite3_close(file);
}
