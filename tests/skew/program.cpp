/// A small program of a release: upgrades its database, writes a note, and lists all of them.
///
///     pawl_skew_1 <file or postgresql://...> <refuse|allow_compatible|downgrade> [<title>]

#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>

#ifdef WITH_SQLITE
#include <sqlite3.h>

#include <pawl/sqlite.hpp>
#endif
#ifdef WITH_POSTGRESQL
#include <pawl/postgresql.hpp>
#endif
#include <notes_schema/migrations.hpp>

namespace {

/// Since the third release.
constexpr bool is_renamed = RELEASE > 2;

std::string insertion(const std::string& title) {
  return std::string{"INSERT INTO notes (title, "} + (is_renamed ? "content" : "body") + ") VALUES ('" + title +
         "', '" + title + " of " + std::to_string(RELEASE) + "')";
}

std::string selection() {
  return std::string{"SELECT title, "} + (is_renamed ? "content" : "body") + " FROM notes ORDER BY title";
}

pawl::options options_for(const std::string& choice) {
  pawl::options options;
  options.program = "notes " + std::to_string(RELEASE) + ".0";
  if (choice == "allow_compatible") options.newer_database = pawl::newer_database::allow_compatible;
  if (choice == "downgrade") options.newer_database = pawl::newer_database::downgrade;
  return options;
}

void print(const pawl::report& report) {
  for (const pawl::step_report& step : report.steps) {
    std::cout << (step.direction == pawl::direction::up ? '+' : '-') << step.version << '\n';
  }
  if (report.newer > 0) std::cout << report.newer << " newer\n";
}

#ifdef WITH_SQLITE
void check(int code, sqlite3* db) {
  if (code != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(db));
}

int print_row(void*, int, char** values, char**) {
  std::cout << values[0] << ": " << values[1] << '\n';
  return 0;
}

void run_on_sqlite(const std::string& file, const pawl::options& options, const std::string& title) {
  sqlite3* db = nullptr;
  const int opened = sqlite3_open(file.c_str(), &db);
  const std::unique_ptr<sqlite3, int (*)(sqlite3*)> closing{db, sqlite3_close};
  check(opened, db);
  print(pawl::migrate(db, notes_schema::migrations(), options));
  if (!title.empty()) check(sqlite3_exec(db, insertion(title).c_str(), nullptr, nullptr, nullptr), db);
  check(sqlite3_exec(db, selection().c_str(), print_row, nullptr, nullptr), db);
}
#endif

#ifdef WITH_POSTGRESQL
void run_on_postgresql(const std::string& url, const pawl::options& options, const std::string& title) {
  pqxx::connection db{url};
  print(pawl::migrate(db, notes_schema::migrations(), options));
  pqxx::work transaction{db};
  if (!title.empty()) transaction.exec(insertion(title));
  for (const auto& row : transaction.exec(selection())) std::cout << row[0].c_str() << ": " << row[1].c_str() << '\n';
  transaction.commit();
}
#endif

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::string where = argv[1];
  const std::string title = argc > 3 ? argv[3] : "";
  try {
    const pawl::options options = options_for(argv[2]);
#ifdef WITH_POSTGRESQL
    if (where.find('=') != std::string::npos || where.rfind("postgresql://", 0) == 0) {
      run_on_postgresql(where, options, title);
      return 0;
    }
#endif
#ifdef WITH_SQLITE
    run_on_sqlite(where, options, title);
#endif
  } catch (const std::exception& reason) {
    std::cerr << reason.what() << '\n';
    return 1;
  }
}
