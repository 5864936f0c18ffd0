#include "source/postgresql/foreign_syntax.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "source/lexer.hpp"

namespace pawl::generator::pg {
namespace {

bool is_any(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

std::string_view hint_for_psql(std::string_view command) {
  if (is_any(command, {"\\i", "\\ir", "\\include", "\\include_relative"}))
    return "write the SQL of that file here: the program that runs the migration has no such file";
  if (is_any(command, {"\\copy", "\\."})) return "write the rows as INSERT INTO ... VALUES";
  if (is_any(command, {"\\gexec", "\\g", "\\gset", "\\gx"})) return "end the statement with ;";
  return "remove the line: a migration holds SQL only";
}

bool is_client_variable(const token& colon, const token& next) {
  if (colon.text != ":" || next.offset != colon.offset + 1) return false;
  return next.kind == token_kind::word || next.kind == token_kind::quoted_identifier ||
         (next.kind == token_kind::string && next.text.starts_with('\''));
}

bool is_client_copy(const PgQuery__Node& statement) {
  return statement.node_case == PG_QUERY__NODE__NODE_COPY_STMT && *statement.copy_stmt->filename == '\0' &&
         statement.copy_stmt->is_program == 0;
}

}  // namespace

refusal refuse_psql_command(std::string_view script, std::size_t offset) {
  const auto rest = script.substr(offset);
  const auto command = rest.substr(0, std::min<std::size_t>(rest.find_first_of(" \t\n\f\r;"), 40));
  return {"psql-command", fmt::format("`{}` is a command to psql, not SQL", command),
          std::string{hint_for_psql(command)}, 0};
}

std::optional<refusal> find_client_variable(std::string_view sql) {
  lexer tokens{sql, pawl::dialect::postgresql};
  std::size_t brackets = 0;
  for (token token = tokens.next(); token.kind != token_kind::end;) {
    const auto next = tokens.next();
    brackets += token.text == "[" ? 1U : 0U;
    brackets -= token.text == "]" && brackets != 0 ? 1U : 0U;
    // In brackets it is a slice of an array.
    if (brackets == 0 && is_client_variable(token, next))
      return refusal{"client-variable",
                     fmt::format(":{} is a variable of psql, which nobody sets here", next.text.substr(0, 60)),
                     "write the value itself; what differs between databases is not for a migration", token.offset};
    token = next;
  }
  return std::nullopt;
}

std::optional<refusal> refuse_copy(const PgQuery__Node& statement) {
  if (!is_client_copy(statement)) return std::nullopt;
  if (statement.copy_stmt->is_from != 0)
    return refusal{"copy-stdin", "COPY ... FROM STDIN waits for rows that a program does not send",
                   "write the rows as INSERT INTO ... VALUES, or let the program copy them behind pawl::migrate()", 0};
  return refusal{"copy-stdin", "COPY ... TO STDOUT sends rows that nobody takes", "leave it out", 0};
}

bool reads_rows(const PgQuery__Node& statement) {
  return is_client_copy(statement) && statement.copy_stmt->is_from != 0;
}

std::string_view hint_for_syntax(std::string_view sql, std::size_t offset) {
  const auto rest = sql.substr(std::min(offset, sql.size()));
  if (rest.starts_with("{") || rest.starts_with("$("))
    return "placeholders of other tools are not filled in here: write the value itself";
  if (rest.starts_with("`")) return "PostgreSQL writes names that need quotes as \"name\"";
  if (rest.starts_with("?")) return "nothing is bound to a migration: write the value itself";
  return {};
}

}  // namespace pawl::generator::pg
