#include "faults/postgresql/oracle.hpp"

#include <exception>
#include <sstream>

#include "faults/postgresql/upgrade.hpp"
#include "support/postgresql_server.hpp"

namespace pawl::faults {
namespace {

/// Without the times at which rows were made.
std::string state_of(const test::postgresql_session& db) {
  const test::postgresql_session& session = db;
  std::string state = session.dump();
  std::string result;
  std::istringstream lines{state};
  for (std::string line; std::getline(lines, line);) {
    const std::size_t time = line.find("|20");
    result += line.substr(0, time) + '\n';
  }
  return result;
}

/// What an interrupted CREATE INDEX CONCURRENTLY may leave.
std::string without_index(const std::string& state) {
  std::string result;
  std::istringstream lines{state};
  for (std::string line; std::getline(lines, line);) {
    if (line.find("index CREATE INDEX notes_by_length ") != 0) result += line + '\n';
  }
  return result;
}

}  // namespace

postgresql_oracle::postgresql_oracle(const test::test_set& set) {
  const test::test_database database;
  const test::postgresql_session db{database.connection_string()};
  states_.push_back(state_of(db));
  for (std::size_t i = 0; i < set.size(); ++i) {
    const migration& step = set[i];
    std::string text;
    for (const pawl::text& piece : step.up.pieces) text += piece;
    db.execute(text);
    if (i == 0) db.execute(postgresql_rows);
    states_.push_back(state_of(db));
    std::ostringstream row;
    row << set.get().name << '|' << i + 1 << '|' << step.version << '|' << step.name << '|' << step.hash << '|'
        << step.chain;
    rows_.push_back(row.str());
  }
}

finding postgresql_oracle::examine(const test::postgresql_session& db) const try {
  finding result;
  if (db.rows("SELECT to_regclass('public.pawl_history') IS NOT NULL") == "t") {
    std::istringstream history{db.rows(
        "SELECT set_name, ordinal, version, name, hash, chain, state FROM public.pawl_history ORDER BY ordinal")};
    for (std::string line; std::getline(history, line);) {
      const bool fits = !result.running && result.step < rows_.size() && line.rfind(rows_[result.step] + '|', 0) == 0;
      if (!fits) return {result.step, false, "the history is no beginning of the set: " + line};
      const std::string state = line.substr(line.rfind('|') + 1);
      if (state == "running") result.running = true;
      if (state == "applied") ++result.step;
    }
  }
  const std::string state = state_of(db);
  if (state == states_[result.step]) return result;
  if (result.running && without_index(state) == states_[result.step]) return result;
  result.problem = "the history says step " + std::to_string(result.step) + " and the database is elsewhere:\n" + state;
  for (std::size_t step = 0; step < states_.size(); ++step) {
    if (states_[step] == state) {
      result.problem = "the history says step " + std::to_string(result.step) + " and the database is at step " +
                       std::to_string(step);
    }
  }
  return result;
} catch (const std::exception& failure) {
  return {0, false, std::string{"unreadable: "} + failure.what()};
}

}  // namespace pawl::faults
