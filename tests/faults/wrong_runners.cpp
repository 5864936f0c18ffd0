#include "faults/wrong_runners.hpp"

#include <string>

#include "faults/connection.hpp"

namespace pawl::faults {
namespace {

constexpr const char* create_history =
    "CREATE TABLE IF NOT EXISTS main.pawl_history (set_name TEXT NOT NULL, ordinal INTEGER NOT NULL, version TEXT NOT "
    "NULL,"
    " name TEXT NOT NULL, hash TEXT NOT NULL, chain TEXT NOT NULL, state TEXT NOT NULL, applied_at TEXT NOT NULL,"
    " duration_us INTEGER NOT NULL, program TEXT NOT NULL, down_script TEXT, compatible INTEGER,"
    " PRIMARY KEY (set_name, ordinal)) WITHOUT ROWID";

std::string text_of(const script& script) {
  std::string result;
  for (const text& piece : script.pieces) result += piece;
  return result;
}

std::size_t applied(sqlite3* db) {
  if (rows(db, "SELECT 1 FROM main.sqlite_schema WHERE name = 'pawl_history'").empty()) return 0;
  return std::stoul(rows(db, "SELECT count(*) FROM main.pawl_history"));
}

void add_row(sqlite3* db, const migration_set& set, std::size_t index) {
  const migration& step = set.dialects[0].migrations[index];
  const auto literal = [](const std::string& value) { return ", '" + value + "'"; };
  execute(db, std::string{"INSERT INTO main.pawl_history VALUES ('"} + set.name + "', " + std::to_string(index + 1) +
                  literal(step.version) + literal(step.name) + literal(step.hash) + literal(step.chain) +
                  ", 'applied', '2026-01-31T12:00:00.000Z', 0, '', NULL, NULL)");
}

using step_runner = void (*)(sqlite3* db, const migration_set& set, std::size_t index);

std::size_t run_pending(sqlite3* db, const migration_set& set, std::size_t& reported, step_runner run) {
  execute(db, "PRAGMA foreign_keys = OFF");
  const std::size_t count = set.dialects[0].migrations.size();
  if (applied(db) < count) execute(db, create_history);
  const std::size_t first = applied(db);
  for (std::size_t index = first; index < count; reported = ++index) run(db, set, index);
  execute(db, "PRAGMA foreign_keys = ON");
  return count - first;
}

void run_step(sqlite3* db, const migration_set& set, std::size_t index) {
  execute(db, text_of(set.dialects[0].migrations[index].up));
}

}  // namespace

std::size_t separate_history_runner(sqlite3* db, const migration_set& set, transaction_scope, std::size_t& reported) {
  return run_pending(db, set, reported, [](sqlite3* caller, const migration_set& steps, std::size_t index) {
    execute(caller, "BEGIN IMMEDIATE");
    run_step(caller, steps, index);
    execute(caller, "COMMIT");
    add_row(caller, steps, index);
  });
}

std::size_t autocommit_runner(sqlite3* db, const migration_set& set, transaction_scope, std::size_t& reported) {
  return run_pending(db, set, reported, [](sqlite3* caller, const migration_set& steps, std::size_t index) {
    run_step(caller, steps, index);
    add_row(caller, steps, index);
  });
}

std::size_t deferred_runner(sqlite3* db, const migration_set& set, transaction_scope, std::size_t& reported) {
  return run_pending(db, set, reported, [](sqlite3* caller, const migration_set& steps, std::size_t index) {
    execute(caller, "BEGIN");
    run_step(caller, steps, index);
    add_row(caller, steps, index);
    execute(caller, "COMMIT");
  });
}

std::size_t optimistic_runner(sqlite3* db, const migration_set& set, transaction_scope, std::size_t& reported) {
  return run_pending(db, set, reported, [](sqlite3* caller, const migration_set& steps, std::size_t index) {
    execute(caller, "BEGIN IMMEDIATE");
    sqlite3_exec(caller, text_of(steps.dialects[0].migrations[index].up).c_str(), nullptr, nullptr, nullptr);
    add_row(caller, steps, index);
    execute(caller, "COMMIT");
  });
}

}  // namespace pawl::faults
