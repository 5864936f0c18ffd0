/// Upgrades a database through whichever libpqxx it was linked with. No test framework: it must build where the
/// standard library is another one than the frameworks'. scripts/check-libpqxx.sh builds and runs it.

#include <array>
#include <cstdio>
#include <cstring>
#include <string>

#include <pawl/postgresql.hpp>

namespace {

/// A script of one statement, as the generator would embed it.
struct one_statement {
  explicit one_statement(const char* sql)
      : piece{sql, static_cast<std::uint32_t>(std::strlen(sql))}, statement{0, piece.size} {}

  pawl::script script(const char* file, const pawl::standalone_statement* standalone = nullptr) const {
    return {file, 1, {&piece, 1}, {&statement, 1}, false, standalone};
  }

  pawl::text piece;
  pawl::statement statement;
};

const one_statement create{"CREATE TABLE note (id integer PRIMARY KEY, text text NOT NULL)"};
const one_statement index_text{"CREATE INDEX CONCURRENTLY note_text ON note (text)"};
const one_statement notice{"DO $$ BEGIN RAISE NOTICE 'héllo'; END $$"};
const one_statement wrong{"INSERT INTO note VALUES (1, 'ü', missing)"};
const pawl::standalone_statement concurrently{pawl::resumption::create_index, "note", "note_text"};

const std::array<pawl::migration, 4> migrations{{
    {"0001", "create", "t1:1", "1", create.script("migrations/0001_create.sql"), {}},
    {"0002", "index", "t1:2", "2", index_text.script("migrations/0002_index.sql", &concurrently), {}},
    {"0003", "notice", "t1:3", "3", notice.script("migrations/0003_notice.sql"), {}},
    {"0004", "wrong", "t1:4", "4", wrong.script("migrations/0004_wrong.sql"), {}},
}};

int failures = 0;

void expect(bool holds, const char* what, const std::string& found = {}) {
  std::printf("%s %s%s%s\n", holds ? "ok  " : "FAIL", what, holds || found.empty() ? "" : ": ",
              holds ? "" : found.c_str());
  failures += holds ? 0 : 1;
}

struct listener : pawl::observer {
  void notice(std::string_view text) override { heard += text; }
  std::string heard;
};

pawl::report upgrade(pqxx::connection& db, std::uint32_t count, pawl::observer* observer = nullptr) {
  const pawl::dialect_migrations dialect{pawl::dialect::postgresql, {migrations.data(), count}};
  pawl::options options;
  options.observer = observer;
  return pawl::migrate(db, {"libpqxx", {&dialect, 1}}, options);
}

/// The error that an upgrade ends with; its message is empty where it ends well.
pawl::error_details error_of(pqxx::connection& db, std::uint32_t count) {
  try {
    upgrade(db, count);
    return {};
  } catch (const pawl::error& e) {
    auto details = e.details();
    details.message = e.what();
    return details;
  }
}

void upgrades(const char* where) {
  pqxx::connection db{where};
  listener listener;
  expect(upgrade(db, 3, &listener).steps.size() == 3, "applies three migrations, one of them outside a transaction");
  expect(listener.heard.find("héllo") != std::string::npos, "hands notices on", listener.heard);
  expect(upgrade(db, 3).up_to_date(), "is up to date afterwards");
}

void fails(const char* where) {
  pqxx::connection db{where};
  const auto details = error_of(db, 4);
  expect(details.code == pawl::errc::statement_failed, "reports the statement that failed", details.message);
  expect(details.sql_state == "42703", "keeps SQLSTATE", details.sql_state);
  expect(details.line == 1 && details.column == 34, "says the place in characters",
         std::to_string(details.line) + ":" + std::to_string(details.column));
  expect(upgrade(db, 3).up_to_date(), "leaves the connection usable");
}

void loses_its_connection(const char* where) {
  pqxx::connection db{where};
  pqxx::connection killer{where};
  {
    pqxx::nontransaction transaction{killer};
    transaction.exec("SELECT pg_terminate_backend(" + std::to_string(db.backendpid()) + ", 5000)");
  }
  const auto details = error_of(db, 3);
  expect(details.code == pawl::errc::connection_lost, "says that the connection is lost, and makes no other",
         std::string{pawl::to_string(details.code)} + ' ' + details.message);
}

}  // namespace

int main(int, char** arguments) {
  std::printf("libpqxx %s\n", PQXX_VERSION);
  try {
    upgrades(arguments[1]);
    fails(arguments[1]);
    loses_its_connection(arguments[1]);
  } catch (const std::exception& e) {
    expect(false, "throws nothing else", e.what());
  }
  return failures == 0 ? 0 : 1;
}
