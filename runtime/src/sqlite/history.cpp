#include "sqlite/history.hpp"

#include <sqlite3.h>

#include <string>

#include "core/failing.hpp"
#include "core/planning.hpp"
#include "core/stored_down.hpp"
#include "sqlite/failure.hpp"

namespace pawl::sqlite {
namespace {

/// As SQLite keeps it in the schema: what is stored there says all that a table is.
constexpr std::string_view history_sql =
    "CREATE TABLE pawl_history ("
    "set_name TEXT NOT NULL, ordinal INTEGER NOT NULL, version TEXT NOT NULL, name TEXT NOT NULL, hash TEXT NOT NULL, "
    "chain TEXT NOT NULL, state TEXT NOT NULL, applied_at TEXT NOT NULL, duration_us INTEGER NOT NULL, "
    "program TEXT NOT NULL, down_script TEXT, compatible INTEGER, PRIMARY KEY (set_name, ordinal)) WITHOUT ROWID";

[[noreturn]] void refuse(std::string_view message) {
  fail(errc::history_refused, message,
       "Pawl did not make it and will not write to it; drop or rename it, or restore a backup");
}

void refuse_triggers(sqlite3* connection) {
  query triggers{connection,
                 "SELECT name, tbl_name FROM main.sqlite_schema WHERE type='trigger' "
                 "UNION ALL SELECT name, tbl_name FROM temp.sqlite_schema WHERE type='trigger'"};
  while (triggers.step()) {
    if (!is_history(triggers.text(1))) continue;
    refuse(concat({"a trigger stands on the table pawl_history: ", triggers.text(0)}));
  }
}

/// Whether it has our columns and more.
bool has_later_shape(std::string_view sql) {
  constexpr std::string_view last_column = "compatible INTEGER";
  const std::string_view own{history_sql};
  return sql != own && sql.starts_with(own.substr(0, own.find(last_column) + last_column.size()));
}

/// Whether there is a history, and nothing else under its name.
bool has_history(sqlite3* connection) {
  query objects{connection, "SELECT type, name, sql FROM main.sqlite_schema"};
  bool found = false;
  while (objects.step()) {
    if (!is_history(objects.text(1))) continue;
    if (has_later_shape(objects.text(2))) fail_for_later_pawl("the table pawl_history has more columns");
    if (objects.text(2) != history_sql) {
      refuse(concat({"the ", objects.text(0), " pawl_history is not the table that holds the history"}));
    }
    found = true;
  }
  if (found) refuse_triggers(connection);
  return found;
}

compatibility compatibility_of(const query& rows, int column) {
  if (rows.is_null(column)) return compatibility::unknown;
  return rows.integer(column) == 1 ? compatibility::compatible : compatibility::breaking;
}

history_row row_of(const query& rows) {
  history_row row;
  row.ordinal = static_cast<std::uint32_t>(rows.integer(0));
  row.version = rows.text(1);
  row.name = rows.text(2);
  row.hash = rows.text(3);
  row.chain = rows.text(4);
  row.state = rows.text(5);
  row.applied_at = rows.text(6);
  row.duration = std::chrono::microseconds{rows.integer(7)};
  row.program = rows.text(8);
  row.compatible = compatibility_of(rows, 9);
  return row;
}

std::string current_time(sqlite3* connection) {
  query now{connection, "SELECT strftime('%Y-%m-%dT%H:%M:%fZ','now')"};
  now.step();
  return std::string{now.text(0)};
}

/// False for a view, which must not be read. SQLite does not ask here whether the connection was ever opened, so
/// something else must have asked before.
bool is_table(sqlite3* connection) {
  const int code = sqlite3_table_column_metadata(connection, "main", history_name, "chain", nullptr, nullptr, nullptr,
                                                 nullptr, nullptr);
  if (code == SQLITE_OK) return true;
  if (code == SQLITE_ERROR) return false;
  throw failure::of(connection);
}

/// Nothing, where there is no history or something of another shape has the name: read_history() says what.
template <typename Action>
auto if_history(Action&& action) -> decltype(action()) {
  try {
    return action();
  } catch (const failure& reason) {
    if (reason.code() == SQLITE_ERROR) return {};
    throw;
  }
}

}  // namespace

// Names are compared here, not in SQL: LIKE, lower() and collations may be the caller's own.
bool is_history(std::string_view name) { return sqlite3_stricmp(std::string{name}.c_str(), history_name) == 0; }
bool is_internal(std::string_view name) { return sqlite3_strnicmp(std::string{name}.c_str(), "sqlite_", 7) == 0; }

bool history_is_at(sqlite3* connection, const tail_start& end) {
  return if_history([&] {
    query last{connection,
               "SELECT ordinal, chain, state FROM main.pawl_history WHERE set_name=?1 ORDER BY ordinal DESC LIMIT 1"};
    if (!is_table(connection)) return false;
    last.bind(1, end.set_name);
    return last.step() && last.integer(0) == std::int64_t{end.ordinal} && last.text(1) == end.chain &&
           is_finished(last.text(2));
  });
}

std::optional<std::size_t> count_compatible(sqlite3* connection, const tail_start& start) {
  return if_history([&]() -> std::optional<std::size_t> {
    query rows{connection,
               "SELECT ordinal, chain, state, compatible, version FROM main.pawl_history "
               "WHERE set_name=?1 AND ordinal>=?2 ORDER BY ordinal"};
    if (!is_table(connection)) return std::nullopt;
    rows.bind(1, start.set_name);
    rows.bind(2, std::int64_t{start.ordinal});
    std::int64_t next = start.ordinal;
    std::size_t newer = 0;
    for (; rows.step(); ++next) {
      if (rows.integer(0) != next || !is_finished(rows.text(2))) return std::nullopt;
      if (next == start.ordinal) {
        if (rows.text(1) != start.chain) return std::nullopt;
      } else if (rows.text(4) != repeatable_version) {
        if (compatibility_of(rows, 3) != compatibility::compatible) return std::nullopt;
        ++newer;
      }
    }
    if (next == start.ordinal) return std::nullopt;
    return newer;
  });
}

bool is_empty(sqlite3* connection) {
  query names{connection, "SELECT name FROM main.sqlite_schema"};
  while (names.step()) {
    if (!is_history(names.text(0)) && !is_internal(names.text(0))) return false;
  }
  return true;
}

std::optional<std::vector<history_row>> read_history(sqlite3* connection, std::string_view set_name) {
  if (!has_history(connection)) return std::nullopt;
  query rows{connection,
             "SELECT ordinal, version, name, hash, chain, state, applied_at, duration_us, program, compatible "
             "FROM main.pawl_history WHERE set_name=?1 ORDER BY ordinal"};
  rows.bind(1, set_name);
  std::vector<history_row> history;
  while (rows.step()) history.push_back(row_of(rows));
  return history;
}

std::vector<std::string> read_stored_downs(sqlite3* connection, std::string_view set_name, std::uint32_t ordinal) {
  query rows{connection, "SELECT down_script FROM main.pawl_history WHERE set_name=?1 AND ordinal>?2 ORDER BY ordinal"};
  rows.bind(1, set_name);
  rows.bind(2, std::int64_t{ordinal});
  std::vector<std::string> found;
  while (rows.step()) found.emplace_back(rows.text(0));
  return found;
}

std::string creating_history() {
  std::string sql{history_sql};
  sql.insert(sql.find(history_name), "main.");
  return sql;
}

void create_history(sqlite3* connection) { execute(connection, creating_history().c_str()); }

history_writer::history_writer(sqlite3* connection)
    : untrusted_{connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, false},
      insert_{
          connection,
          "INSERT INTO main.pawl_history (set_name, ordinal, version, name, hash, chain, state, applied_at, "
          "duration_us, program, down_script, compatible) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"},
      now_{current_time(connection)} {}

void history_writer::add(const migration& migration, const new_history_row& row) {
  const std::string down = stored_down(migration);
  insert_.bind(1, row.set_name);
  insert_.bind(2, std::int64_t{row.ordinal});
  insert_.bind(3, migration.version);
  insert_.bind(4, migration.name);
  insert_.bind(5, migration.hash);
  insert_.bind(6, migration.chain);
  insert_.bind(7, row.state);
  insert_.bind(8, now_);
  insert_.bind(9, std::int64_t{row.duration.count()});
  insert_.bind(10, row.program);
  if (down.empty()) {
    insert_.bind_null(11);
  } else {
    insert_.bind(11, down);
  }
  if (migration.compatible == compatibility::unknown) {
    insert_.bind_null(12);
  } else {
    insert_.bind(12, std::int64_t{migration.compatible == compatibility::compatible});
  }
  insert_.step();
  insert_.reset();
}

void remove_history_row(sqlite3* connection, std::string_view set_name, std::uint32_t ordinal) {
  query removal{connection, "DELETE FROM main.pawl_history WHERE set_name=?1 AND ordinal=?2"};
  removal.bind(1, set_name);
  removal.bind(2, std::int64_t{ordinal});
  removal.step();
}

}  // namespace pawl::sqlite
