#include "proof/postgresql/schema_copy.hpp"

#include <pqxx/pqxx>

#include <stdexcept>

#include <fmt/format.h>

#include "core/schema_compare.hpp"
#include "postgresql/link.hpp"
#include "postgresql/schema.hpp"
#include "proof/postgresql/schema_sql.hpp"

namespace pawl::generator {
namespace {

constexpr const char* copy_database = "pawl_schema_copy";
/// Bodies are read when they run: a function may come before the table that it is about.
constexpr const char* preamble = "SET check_function_bodies = off;";

std::vector<schema_statement> read_statements(const std::string& where) {
  pqxx::connection session{where};
  postgresql::link line{session};
  postgresql::begin_reading(line, {});
  const auto rows = line.ask(schema_statements_query());
  std::vector<schema_statement> statements;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    statements.push_back({static_cast<int>(rows.integer(i, 0)), std::string{rows.text(i, 1)},
                          std::string{rows.text(i, 2)}, std::string{rows.text(i, 3)}});
  }
  line.try_to("ROLLBACK");
  return in_order(std::move(statements));
}

/// As the role that scripts run as: a statement that came from one may do no more here.
void run(const std::string& where, const std::vector<schema_statement>& statements) {
  pqxx::connection session{where};
  postgresql::link line{session};
  line.ask(preamble);
  for (const auto& statement : statements) line.try_to(statement.sql);
}

std::vector<schema_object> copied(const std::string& where) {
  pqxx::connection session{where};
  postgresql::link line{session};
  return postgresql::read_schema(line, {}, std::nullopt);
}

/// A statement on lines of its own where it has several.
std::string text_of(const std::vector<schema_statement>& statements) {
  std::string text;
  bool has_bodies = false;
  for (const auto& [rank, name, sql, needs] : statements) {
    has_bodies = has_bodies || sql.starts_with("CREATE OR REPLACE ");
    const bool is_long = sql.find('\n') != std::string::npos;
    text += fmt::format("{}{}\n{}", is_long && !text.ends_with("\n\n") ? "\n" : "", sql, is_long ? "\n" : "");
  }
  while (text.ends_with("\n\n")) text.pop_back();
  return has_bodies ? fmt::format("\n{}\n{}{}", preamble, text.starts_with('\n') ? "" : "\n", text)
                    : fmt::format("{}{}", text.starts_with('\n') ? "" : "\n", text);
}

std::string remarks(const std::vector<difference>& differences) {
  if (differences.empty()) return {};
  std::string text = "\n-- This script does not make, or not like the migrations:\n";
  for (const auto& each : differences) text += fmt::format("--   {} {}\n", each.object, on_one_line(each.name));
  return text;
}

}  // namespace

std::string schema_script(const throwaway_server& server, const std::vector<schema_object>& schema) {
  try {
    const auto statements = read_statements(server.connection_string(superuser_role));
    pqxx::connection session{server.connection_string(superuser_role)};
    postgresql::link line{session};
    line.ask(fmt::format("DROP DATABASE IF EXISTS {}", copy_database));
    line.ask(fmt::format("CREATE DATABASE {} OWNER {}", copy_database, script_role));
    run(server.connection_string(script_role, copy_database), statements);
    const auto made = copied(server.connection_string(superuser_role, copy_database));
    line.ask(fmt::format("DROP DATABASE {}", copy_database));
    return text_of(statements) + remarks(compare_schemas(schema, made, {}));
  } catch (const postgresql::failure& reason) {
    throw std::runtime_error{"the schema cannot be written: " + reason.message};
  }
}

}  // namespace pawl::generator
