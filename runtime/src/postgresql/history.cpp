#include "postgresql/history.hpp"

#include "core/failing.hpp"
#include "core/planning.hpp"
#include "core/stored_down.hpp"
#include "postgresql/sql.hpp"

namespace pawl::postgresql {
namespace {

constexpr std::string_view read_columns =
    "ordinal, version, name, hash, chain, state, pg_catalog.to_char(pg_catalog.timezone('UTC', applied_at), "
    "'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"'), duration_us, program, compatible";

constexpr std::string_view created_rest =
    "down_script pg_catalog.text COLLATE pg_catalog.\"C\", compatible pg_catalog.bool, "
    "PRIMARY KEY (set_name, ordinal))";

constexpr std::string_view inserted_columns =
    " (set_name, ordinal, version, name, hash, chain, state, applied_at, duration_us, program, down_script, "
    "compatible) ";

/// In microseconds, since the row before was written, or since the message came, whichever was later.
constexpr std::string_view time_since =
    "(pg_catalog.date_part('epoch', pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) "
    "GREATEST(p.applied_at, pg_catalog.statement_timestamp())) OPERATOR(pg_catalog.*) 1000000::pg_catalog.float8)"
    "::pg_catalog.int8";

std::string joined(std::initializer_list<std::string_view> values) {
  std::string text;
  for (const std::string_view value : values) text += concat({text.empty() ? "" : ", ", value});
  return text;
}

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
  if (!rows.is_null(at, 9)) row.compatible = rows.is_true(at, 9) ? compatibility::compatible : compatibility::breaking;
  return row;
}

/// Whether the failure says that no table of ours stands there: none, something of another kind or shape, or one that
/// we may not read.
bool is_another_shape(const failure& reason) {
  return reason.state_class() == "42" || reason.is("0A000") || reason.is("3F000") || reason.is("22012");
}

}  // namespace

history::history(std::string_view schema)
    : schema_{schema},
      table_{concat({identifier(schema), ".pawl_history"})},
      label_{concat({schema, ".pawl_history"})} {}

/// A view, a policy, a cast of a column would run its maker's code with our rights as soon as the table is read, even
/// while that is planned. The parser already refuses to sample what is no table, and to look for anything but an
/// integer in a range of integers; nobody asks for the sample, so it is not taken. With row_security off a policy is an
/// error. All this costs less than a question of its own.
std::string history::reading_guard() const {
  return concat(
      {"SET LOCAL row_security = off; WITH plain AS (SELECT pg_catalog.range_contains_elem("
       "NULL::pg_catalog.int4range, ordinal) FROM ONLY ",
       table_, " TABLESAMPLE pg_catalog.system(0)) "});
}

/// The rows from there on: one, where it is the last, and no other has its chain. COLLATE keeps names of other types
/// than text out.
bool history::is_at(link& link, std::string_view guard, const history_position& position) const {
  const std::optional<answer> rows = ask_for_tail(link, concat({guard, "SELECT chain, state", tail_of(position)}));
  return rows && rows->size() == 1 && rows->text(0, 0) == position.chain && is_finished(rows->text(0, 1));
}

std::optional<std::size_t> history::count_compatible(link& link, std::string_view guard,
                                                     const history_position& position) const {
  const std::optional<answer> rows = ask_for_tail(
      link,
      concat({guard, "SELECT chain, state, compatible, ordinal, version", tail_of(position), " ORDER BY ordinal"}));
  if (!rows || rows->size() == 0 || rows->text(0, 0) != position.chain) return std::nullopt;
  std::size_t newer = 0;
  for (std::size_t i = 0; i < rows->size(); ++i) {
    if (rows->integer(i, 3) != position.ordinal + static_cast<std::int64_t>(i)) return std::nullopt;
    if (!is_finished(rows->text(i, 1))) return std::nullopt;
    if (i == 0 || rows->text(i, 4) == repeatable_version) continue;
    if (!rows->is_true(i, 2)) return std::nullopt;
    ++newer;
  }
  return newer;
}

std::string history::tail_of(const history_position& position) const {
  return concat({" FROM ONLY ", table_, " WHERE set_name COLLATE pg_catalog.\"C\" OPERATOR(pg_catalog.=) ",
                 literal(position.set_name), " AND ordinal OPERATOR(pg_catalog.>=) ",
                 std::to_string(position.ordinal)});
}

/// No value for whatever is not a history: read_history() says what stands there.
std::optional<answer> history::ask_for_tail(link& link, const std::string& question) const {
  try {
    return link.ask(question);
  } catch (const failure& reason) {
    if (!is_another_shape(reason)) throw;
    if (!link.is_in_transaction()) return std::nullopt;
    fail(errc::history_refused, concat({"the table ", label_, " was changed while migrations ran"}),
         "start again: what stands under its name is looked at then");
  }
}

std::vector<history_row> history::read(link& link, std::string_view guard, std::string_view set_name) const {
  const answer rows =
      link.ask(concat({guard, "SELECT ", read_columns, " FROM ONLY ", table_, " WHERE set_name OPERATOR(pg_catalog.=) ",
                       literal(set_name), " ORDER BY ordinal"}));
  std::vector<history_row> found;
  found.reserve(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) found.push_back(row_of(rows, i));
  return found;
}

std::vector<std::string> history::read_stored_downs(link& link, std::string_view guard, std::string_view set_name,
                                                    std::uint32_t ordinal) const {
  const answer rows = link.ask(concat(
      {guard, "SELECT down_script FROM ONLY ", table_, " WHERE set_name OPERATOR(pg_catalog.=) ", literal(set_name),
       " AND ordinal OPERATOR(pg_catalog.>) ", std::to_string(ordinal), " ORDER BY ordinal"}));
  std::vector<std::string> found;
  for (std::size_t i = 0; i < rows.size(); ++i) found.emplace_back(rows.text(i, 0));
  return found;
}

std::string history::create() const {
  const std::string_view word = " pg_catalog.text COLLATE pg_catalog.\"C\" NOT NULL, ";
  return concat({"CREATE TABLE ", table_, " (set_name", word, "ordinal pg_catalog.int4 NOT NULL, version", word, "name",
                 word, "hash", word, "chain", word, "state", word, "applied_at pg_catalog.timestamptz NOT NULL, ",
                 "duration_us pg_catalog.int8 NOT NULL, program", word, created_rest});
}

std::string history::insert(const migration& migration, const new_history_row& row) const {
  return concat({"INSERT INTO ", table_, inserted_columns, "VALUES (",
                 joined({literal(row.set_name), std::to_string(row.ordinal), literal(migration.version),
                         literal(migration.name), literal(migration.hash), literal(migration.chain), literal(row.state),
                         "pg_catalog.clock_timestamp()", std::to_string(row.duration.count()), literal(row.program),
                         down_literal(migration), compatible_word(migration)}),
                 ")"});
}

/// Where the row before is another one, p is NULL, which the name's column refuses.
std::string history::insert_behind(const row_words& words) const {
  const std::string name =
      concat({"CASE WHEN ", words.ordinal, " OPERATOR(pg_catalog.=) 1 THEN ", words.set_name, " ELSE p.set_name END"});
  return concat({"INSERT INTO ", table_, inserted_columns, "SELECT ",
                 joined({name, words.ordinal, words.version, words.name, words.hash, words.chain, "'applied'",
                         "pg_catalog.clock_timestamp()", time_since, words.program, words.down, words.compatible}),
                 " FROM (VALUES (1)) AS one LEFT JOIN ONLY ", table_, " AS p ON p.set_name OPERATOR(pg_catalog.=) ",
                 words.set_name, " AND p.ordinal OPERATOR(pg_catalog.=) (", words.ordinal,
                 " OPERATOR(pg_catalog.-) 1) AND p.chain OPERATOR(pg_catalog.=) ", words.before,
                 " RETURNING duration_us AS ", returned_duration});
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

std::string_view compatible_word(const migration& migration) noexcept {
  if (migration.compatible == compatibility::unknown) return "NULL";
  return migration.compatible == compatibility::compatible ? "true" : "false";
}

std::string down_literal(const migration& migration) {
  const std::string down = stored_down(migration);
  return down.empty() ? "NULL" : literal(down);
}

}  // namespace pawl::postgresql
