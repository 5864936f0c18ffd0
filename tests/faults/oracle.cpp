#include "faults/oracle.hpp"

#include <algorithm>
#include <exception>
#include <sstream>

#include "faults/connection.hpp"

namespace pawl::faults {
namespace {

/// Schema and every row, without the history. FTS5's own tables are left out: how it splits its index depends on when
/// transactions end.
std::string state_of(sqlite3* db) {
  std::string result =
      rows(db,
           "SELECT s.type, s.name, tbl_name, sql FROM main.sqlite_schema AS s LEFT JOIN pragma_table_list AS t"
           " ON t.schema = 'main' AND t.name = s.tbl_name WHERE tbl_name <> 'pawl_history'"
           " AND t.type IS NOT 'shadow' ORDER BY s.type, s.name");
  std::istringstream tables{
      rows(db,
           "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual')"
           " AND name NOT LIKE 'sqlite_%' AND name <> 'pawl_history' ORDER BY name")};
  for (std::string table; std::getline(tables, table);) {
    result += table + ":\n" + rows(db, "SELECT * FROM main." + as_identifier(table));
  }
  return result;
}

std::string history_of(sqlite3* db) {
  if (rows(db, "SELECT 1 FROM main.sqlite_schema WHERE name = 'pawl_history'").empty()) return {};
  return rows(db,
              "SELECT set_name, ordinal, version, name, hash, chain, state FROM main.pawl_history ORDER BY ordinal");
}

/// What SQLite itself says against the database; empty when nothing.
std::string unsoundness(sqlite3* db) {
  const std::string integrity = rows(db, "PRAGMA main.integrity_check");
  if (integrity != "ok\n") return "integrity_check: " + integrity;
  const std::string dangling = rows(db, "PRAGMA main.foreign_key_check");
  return dangling.empty() ? "" : "foreign_key_check: " + dangling;
}

std::string history_line(const migration_set& set, std::size_t index) {
  const migration& step = set.dialects[0].migrations[index];
  std::ostringstream line;
  line << set.name << '|' << index + 1 << '|' << step.version << '|' << step.name << '|' << step.hash << '|'
       << step.chain << "|applied\n";
  return line.str();
}

}  // namespace

oracle::oracle(const upgrade& upgrade, const migration_set& set) {
  const connection db = open_database(":memory:");
  std::string history;
  for (std::size_t step = 0; step <= upgrade.migrations.size(); ++step) {
    if (step > 0) {
      execute(db.get(), upgrade.migrations[step - 1].up);
      history += history_line(set, step - 1);
    }
    if (step == upgrade.applied) execute(db.get(), upgrade.rows);
    states_.push_back(state_of(db.get()));
    history_.push_back(history);
  }
}

finding oracle::examine(sqlite3* db) const try {
  if (const std::string problem = unsoundness(db); !problem.empty()) return {0, problem};
  const auto recorded = std::find(history_.begin(), history_.end(), history_of(db));
  if (recorded == history_.end()) return {0, "the history is no beginning of the set: " + history_of(db)};
  const auto step = static_cast<std::size_t>(recorded - history_.begin());
  if (const std::string state = state_of(db); state != states_[step]) {
    const auto actual = std::find(states_.begin(), states_.end(), state);
    const std::string there =
        actual == states_.end() ? "between two steps" : "at step " + std::to_string(actual - states_.begin());
    return {step, "the history says step " + std::to_string(step) + " and the database is " + there};
  }
  return {step, ""};
} catch (const std::exception& failure) {
  return {0, std::string{"unreadable: "} + failure.what()};
}

}  // namespace pawl::faults
