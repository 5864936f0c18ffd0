#include "proof/sqlite/sql_hint.hpp"

#include <algorithm>
#include <functional>
#include <vector>

#include <fmt/format.h>

#include "diagnostics/suggest.hpp"
#include "proof/sqlite/definitions.hpp"
#include "proof/sqlite/sql_tokens.hpp"
#include "sqlite/query.hpp"

namespace pawl::generator {
namespace {

using names = std::vector<std::string>;

constexpr std::string_view order_rule = "a migration can use only what the ones before it have made";

std::span<const migration> before(const proof_position& at) { return at.migrations.first(at.current); }
std::span<const migration> after(const proof_position& at) { return at.migrations.subspan(at.current + 1); }

std::string_view file_of(const migration& migration) { return migration.up.file->path; }

std::string did_you_mean(std::string_view name, const names& candidates) {
  const std::vector<std::string_view> views{candidates.begin(), candidates.end()};
  const auto meant = closest(name, views);
  return meant ? fmt::format("did you mean {}?", *meant) : std::string{};
}

names read_names(sqlite3* connection, const std::string& sql, int column) {
  names found;
  sqlite::query rows{connection, sql.c_str()};
  while (rows.step()) found.emplace_back(rows.text(column));
  return found;
}

names tables(sqlite3* connection) {
  return read_names(connection, "SELECT name FROM main.sqlite_schema WHERE type IN ('table', 'view')", 0);
}

names columns(sqlite3* connection, const std::string& table) {
  return read_names(connection, fmt::format("PRAGMA main.table_xinfo({})", quoted_name(table)), 1);
}

/// The tables that the statement names.
names tables_in(std::string_view sql, sqlite3* connection) {
  names found = tables(connection);
  std::erase_if(found, [&](const std::string& table) { return !find_name(sql, table); });
  return found;
}

std::string table_hint(const sql_message& message, const proof_position& at) {
  const auto& name = message.subject;
  if (const auto* later = creator_of(name, after(at))) {
    return fmt::format("{} makes it, later: {}", file_of(*later), order_rule);
  }
  if (const auto* earlier = remover_of(name, before(at))) {
    return fmt::format("{} drops it, or gives it another name", file_of(*earlier));
  }
  return did_you_mean(name, tables(at.connection));
}

std::string column_hint(const sql_message& message, std::string_view sql, const proof_position& at) {
  names candidates;
  names owners = tables_in(sql, at.connection);
  const auto is_owner = [&](const std::string& table) { return same_name(table, message.owner); };
  if (std::ranges::any_of(owners, is_owner)) std::erase_if(owners, std::not_fn(is_owner));
  for (const auto& table : owners) {
    for (auto& column : columns(at.connection, table)) candidates.push_back(std::move(column));
  }
  if (auto meant = did_you_mean(message.subject, candidates); !meant.empty()) return meant;
  if (const auto* later = adder_of_column(message.subject, after(at))) {
    return fmt::format("{} adds a column of that name, later: {}", file_of(*later), order_rule);
  }
  if (owners.size() != 1) return {};
  return fmt::format("{} has the columns {}", owners.front(), fmt::join(candidates, ", "));
}

std::string existing_hint(const sql_message& message, const proof_position& at) {
  const auto* earlier = creator_of(message.subject, before(at));
  return earlier == nullptr ? std::string{} : fmt::format("{} makes it", file_of(*earlier));
}

std::string syntax_hint(const sql_message& message, std::string_view sql) {
  if (sql.starts_with('.') || sql.starts_with('\\')) return "commands of a database shell are no SQL; leave them out";
  if (message.subject == "AUTO_INCREMENT") return "SQLite writes AUTOINCREMENT, and INTEGER PRIMARY KEY needs none";
  return {};
}

std::string registered_by_program(std::string_view what) {
  return fmt::format(
      "{} that the program registers on its connection are not known at build time; a migration can use only "
      "what SQLite itself brings",
      what);
}

std::string find_hint(const sql_message& message, std::string_view sql, const proof_position& position) {
  switch (message.problem) {
    case sql_problem::no_such_table:
      return table_hint(message, position);
    case sql_problem::no_such_object:
      return table_hint(message, position);
    case sql_problem::no_such_column:
      return column_hint(message, sql, position);
    case sql_problem::no_such_function:
      return registered_by_program("functions");
    case sql_problem::no_such_collation:
      return registered_by_program("collations");
    case sql_problem::no_such_module:
      return registered_by_program("virtual table modules");
    case sql_problem::no_such_database:
      return "a migration is about one database, main; temp is the other name it knows";
    case sql_problem::exists_already:
      return existing_hint(message, position);
    case sql_problem::incomplete:
      return "the statement breaks off: a bracket or an END is missing";
    case sql_problem::syntax:
      return syntax_hint(message, sql);
    default:
      return {};
  }
}

}  // namespace

std::string hint_for(const sql_message& message, std::string_view sql, const proof_position& position) {
  try {
    return find_hint(message, sql, position);
  } catch (const sqlite::failure&) {
    // What stands in the schema may be as wrong as the statement: a view of a table that is gone.
    return {};
  }
}

}  // namespace pawl::generator
