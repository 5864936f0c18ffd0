#include "proof/sqlite/sql_error.hpp"

#include <string>
#include <string_view>

#include "proof/sqlite/sql_hint.hpp"
#include "proof/sqlite/sql_message.hpp"
#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator {
namespace {

std::string_view sql_of(const script& script, const pawl::statement& statement) {
  return script.text().substr(statement.begin, statement.end - statement.begin);
}

/// The statement's byte to point at: SQLite's own where it tells, else the token that the message names, else the
/// first.
std::uint32_t offset_of(const sqlite::failure& failure, const sql_message& message, std::string_view sql) {
  const auto told = failure.offset();
  if (told >= 0 && static_cast<std::size_t>(told) <= sql.size()) return static_cast<std::uint32_t>(told);
  if (message.subject.empty()) return 0;
  return find_name(sql, message.subject).value_or(0);
}

diagnostic boundary_error(location where) {
  return {.id = "statement-boundary",
          .where = std::move(where),
          .message = "SQLite reads this statement to another end than pawl does",
          .hint = "write it with an ordinary `;` at its end; a trigger ends with `END;`",
          .notes = {}};
}

diagnostic transaction_error(location where) {
  return {.id = "transaction-control",
          .where = std::move(where),
          .message = "the statement ends the transaction that the migration runs in",
          .hint = "a ROLLBACK in a trigger or a constraint ran: let the migration's rows satisfy it",
          .notes = {}};
}

}  // namespace

diagnostic explain(const sqlite::failure& failure, const script& script, const pawl::statement& statement,
                   const proof_position& position) {
  const auto sql = sql_of(script, statement);
  const auto message = read_message(failure.message());
  auto where = locate(script, statement.begin + offset_of(failure, message, sql));
  if (dynamic_cast<const sqlite::wrong_boundary*>(&failure) != nullptr) return boundary_error(std::move(where));
  if (dynamic_cast<const sqlite::transaction_end*>(&failure) != nullptr) return transaction_error(std::move(where));
  return {.id = "sqlite-proof",
          .where = std::move(where),
          .message = failure.message(),
          .hint = hint_for(message, sql, position),
          .notes = {}};
}

}  // namespace pawl::generator
