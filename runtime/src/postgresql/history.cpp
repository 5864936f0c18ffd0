#include "postgresql/history.hpp"

#include "core/failing.hpp"
#include "core/script_text.hpp"
#include "postgresql/sql.hpp"

namespace pawl::postgresql {
namespace {

history_row row_of(const answer& rows, std::size_t at) {
  history_row row;
  row.ordinal = static_cast<std::uint32_t>(rows.integer(at, 0));
  row.version = rows.text(at, 1);
  row.name = rows.text(at, 2);
  row.hash = rows.text(at, 3);
  row.chain = rows.text(at, 4);
  row.state = rows.text(at, 5);
  row.applied_at = rows.text(at, 6);
  row.duration = std::chrono::microseconds{rows.integer(at, 7)};
  row.program = rows.text(at, 8);
  return row;
}

/// Whether the failure says that no table of ours stands there: none, something of another kind or shape, or one that
/// we may not read.
bool is_another_shape(const failure& reason) {
  return reason.state_class() == "42" || reason.is("3F000") || reason.is("22012");
}

}  // namespace

history::history(std::string_view schema)
    : schema_{schema},
      table_{concat({identifier(schema), ".pawl_history"})},
      label_{concat({schema, ".pawl_history"})} {}

/// A view, a foreign table or a policy would run its maker's code with our rights as soon as it is read: neither of the
/// first two has a file, and division by zero keeps the statement behind this one from being looked at.
std::string history::reading_guard() const {
  const std::string table = concat({literal(table_), "::pg_catalog.regclass"});
  return concat({"LOCK TABLE ONLY ", table_,
                 " IN ACCESS SHARE MODE; SELECT 1 OPERATOR(pg_catalog./) (CASE WHEN pg_catalog.pg_relation_filenode(",
                 table, ") IS NULL OR pg_catalog.row_security_active(", table,
                 "::pg_catalog.oid) THEN 0 ELSE 1 END); "});
}

std::string history::writing_guard(std::string_view still_ours) const {
  return concat({"LOCK TABLE ONLY ", table_, " IN ROW EXCLUSIVE MODE; SELECT 1 OPERATOR(pg_catalog./) (CASE WHEN ",
                 still_ours, " THEN 1 ELSE 0 END); "});
}

/// COLLATE keeps columns of other types out, whose operators could be anybody's.
std::string history::last_row(std::string_view set_name, std::string_view columns) const {
  return concat({"SELECT ", columns, " FROM ONLY ", table_,
                 " WHERE set_name COLLATE pg_catalog.\"C\" OPERATOR(pg_catalog.=) ", literal(set_name),
                 " ORDER BY ordinal DESC LIMIT 1"});
}

std::string history::last_chain(std::string_view set_name) const { return last_row(set_name, "chain"); }

bool history::is_at(link& link, std::string_view guard, std::string_view set_name, std::string_view chain) const {
  try {
    const std::string row = last_row(set_name, "chain COLLATE pg_catalog.\"C\", state COLLATE pg_catalog.\"C\"");
    const answer last = link.ask(concat({guard, row}));
    if (last.size() == 0 || last.text(0, 0) != chain) return false;
    return last.text(0, 1) == "applied" || last.text(0, 1) == "baseline";
  } catch (const failure& reason) {
    // read_history() says what stands there.
    if (is_another_shape(reason)) return false;
    throw;
  }
}

std::vector<history_row> history::read(link& link, std::string_view guard, std::string_view set_name) const {
  const answer rows = link.ask(concat(
      {guard,
       "SELECT ordinal, version, name, hash, chain, state, pg_catalog.to_char(pg_catalog.timezone('UTC', applied_at), "
       "'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"'), duration_us, program FROM ONLY ",
       table_, " WHERE set_name OPERATOR(pg_catalog.=) ", literal(set_name), " ORDER BY ordinal"}));
  std::vector<history_row> found;
  found.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) found.push_back(row_of(rows, i));
  return found;
}

std::string history::create() const {
  const std::string_view word = " pg_catalog.text COLLATE pg_catalog.\"C\" NOT NULL, ";
  return concat({"CREATE TABLE ", table_, " (set_name", word, "ordinal pg_catalog.int4 NOT NULL, version", word, "name",
                 word, "hash", word, "chain", word, "state", word,
                 "applied_at pg_catalog.timestamptz NOT NULL, duration_us pg_catalog.int8 NOT NULL, program", word,
                 "down_script pg_catalog.text COLLATE pg_catalog.\"C\", compatible pg_catalog.bool, "
                 "PRIMARY KEY (set_name, ordinal))"});
}

std::string history::insert(const migration& migration, const new_history_row& row, std::string_view duration) const {
  const std::string down = migration.down.statements.empty() ? "NULL" : literal(text_of(migration.down));
  return concat({"INSERT INTO ",
                 table_,
                 " (set_name, ordinal, version, name, hash, chain, state, applied_at, duration_us, program, "
                 "down_script, compatible) VALUES (",
                 literal(row.set_name),
                 ", ",
                 std::to_string(row.ordinal),
                 ", ",
                 literal(migration.version),
                 ", ",
                 literal(migration.name),
                 ", ",
                 literal(migration.hash),
                 ", ",
                 literal(migration.chain),
                 ", ",
                 literal(row.state),
                 ", pg_catalog.clock_timestamp(), ",
                 duration,
                 ", ",
                 literal(row.program),
                 ", ",
                 down,
                 ", NULL)"});
}

std::string history::remove(std::string_view set_name, std::uint32_t ordinal) const {
  return concat({"DELETE FROM ONLY ", table_, " WHERE set_name OPERATOR(pg_catalog.=) ", literal(set_name),
                 " AND ordinal OPERATOR(pg_catalog.=) ", std::to_string(ordinal)});
}

std::string history::set_state(const new_history_row& row) const {
  return concat({"UPDATE ONLY ", table_, " SET state = ", literal(row.state),
                 ", applied_at = pg_catalog.clock_timestamp(), duration_us = ", std::to_string(row.duration.count()),
                 " WHERE set_name OPERATOR(pg_catalog.=) ", literal(row.set_name),
                 " AND ordinal OPERATOR(pg_catalog.=) ", std::to_string(row.ordinal)});
}

}  // namespace pawl::postgresql
