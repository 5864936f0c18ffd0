#include <cstdio>

#include <sqlite3.h>

int main() {
  sqlite3* db = nullptr;
  if (sqlite3_open("size.db", &db) != SQLITE_OK) return 1;
  char* message = nullptr;
  if (sqlite3_exec(db, "CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT NOT NULL);", nullptr, nullptr,
                   &message) != SQLITE_OK) {
    std::puts(message);
    return 1;
  }
  return sqlite3_close(db);
}
