#include "proof/sqlite/dormant.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "proof/sqlite/definitions.hpp"
#include "proof/sqlite/sql_error.hpp"
#include "proof/sqlite/sql_message.hpp"
#include "proof/sqlite/sql_tokens.hpp"
#include "sqlite/query.hpp"

namespace pawl::generator {
namespace {

struct object {
  std::string name;
  std::string table;
  std::string sql;
};

std::vector<object> objects_of(sqlite3* connection, const char* type) {
  std::vector<object> found;
  sqlite::query rows{connection, "SELECT name, tbl_name, sql FROM main.sqlite_schema WHERE type = ?1"};
  rows.bind(1, type);
  while (rows.step())
    found.push_back({std::string{rows.text(0)}, std::string{rows.text(1)}, std::string{rows.text(2)}});
  return found;
}

/// What SQLite says when it compiles `sql`; no value where it has nothing to say.
std::optional<sqlite::failure> refusal_of(sqlite3* connection, const std::string& sql) {
  try {
    const sqlite::query compiled{connection, sql.c_str()};
    return std::nullopt;
  } catch (const sqlite::failure& failure) {
    return failure;
  }
}

bool may_be_the_programs(sql_problem problem) {
  return problem == sql_problem::no_such_function || problem == sql_problem::no_such_collation ||
         problem == sql_problem::no_such_module;
}

/// `"a" = "a", "b" = "b"`: every column, because a trigger may wait for one of them.
std::string assignments(sqlite3* connection, const std::string& table) {
  std::string list;
  sqlite::query columns{connection, fmt::format("PRAGMA main.table_xinfo({})", quoted_name(table)).c_str()};
  while (columns.step()) {
    if (columns.integer(6) != 0) continue;  // hidden or generated
    const auto column = quoted_name(columns.text(1));
    list += fmt::format("{}{} = {}", list.empty() ? "" : ", ", column, column);
  }
  return list;
}

/// One statement for each event that a trigger can wait for.
std::vector<std::string> events_on(sqlite3* connection, const std::string& table) {
  const auto name = quoted_name(table);
  return {fmt::format("INSERT INTO main.{} DEFAULT VALUES", name),
          fmt::format("UPDATE main.{} SET {}", name, assignments(connection, table)),
          fmt::format("DELETE FROM main.{}", name)};
}

class dormant_proof {
 public:
  dormant_proof(sqlite3* connection, std::span<const migration> migrations, diagnostics& found)
      : connection_{connection}, migrations_{migrations}, found_{found} {}

  void prove_views() {
    for (const auto& view : objects_of(connection_, "view")) {
      if (const auto failure = refusal_of(connection_, "SELECT * FROM main." + quoted_name(view.name)))
        report(view.name, *failure);
    }
  }

  /// Each by itself: a statement would compile all triggers of its table and of those that they write to.
  void prove_triggers() {
    const auto triggers = objects_of(connection_, "trigger");
    for (const auto& trigger : triggers) drop(trigger);
    for (const auto& trigger : triggers) prove_trigger(trigger);
  }

 private:
  void drop(const object& trigger) const {
    sqlite::execute(connection_, ("DROP TRIGGER main." + quoted_name(trigger.name)).c_str());
  }

  void prove_trigger(const object& trigger) {
    const auto events = events_on(connection_, trigger.table);
    std::vector<bool> possible(events.size());
    std::transform(events.begin(), events.end(), possible.begin(),
                   [&](const auto& event) { return !refusal_of(connection_, event); });
    sqlite::execute(connection_, trigger.sql.c_str());
    std::optional<sqlite::failure> failure;
    for (std::size_t i = 0; i < events.size() && !failure; ++i) {
      // A view takes only the events that a trigger stands in for.
      const bool of_view = !possible[i] && !is_table(trigger.table);
      if (possible[i] || of_view) failure = refusal_of(connection_, events[i]);
      if (failure && of_view && is_about_views(*failure)) failure.reset();
    }
    drop(trigger);
    if (failure) report(trigger.name, *failure);
  }

  bool is_table(const std::string& name) const {
    sqlite::query rows{connection_,
                       "SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = ?1 COLLATE NOCASE"};
    rows.bind(1, name);
    return rows.step();
  }

  static bool is_about_views(const sqlite::failure& failure) {
    return failure.message().find("because it is a view") != std::string::npos;
  }

  void report(const std::string& name, const sqlite::failure& failure) {
    if (may_be_the_programs(read_message(failure.message()).problem)) return;
    const auto place = definition_of(name, migrations_);
    const proof_position position{connection_, migrations_, migrations_.size() - 1};
    const auto& up = migrations_[place ? place->migration : migrations_.size() - 1].up;
    if (!place) return found_.add(explain(failure, up, {}, position));
    // The offset is one in our question, not in the script.
    const sqlite::failure without_offset{failure.code(), failure.message()};
    found_.add(explain(without_offset, up, up.statements[place->statement], position));
  }

  sqlite3* connection_;
  std::span<const migration> migrations_;
  diagnostics& found_;
};

}  // namespace

void prove_dormant(sqlite3* connection, std::span<const migration> migrations, diagnostics& found) {
  dormant_proof proof{connection, migrations, found};
  proof.prove_views();
  proof.prove_triggers();
}

}  // namespace pawl::generator
