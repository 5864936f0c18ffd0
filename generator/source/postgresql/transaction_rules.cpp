#include "source/postgresql/transaction_rules.hpp"

#include <algorithm>
#include <span>

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "source/lexer.hpp"

namespace pawl::generator::pg {
namespace {

constexpr std::string_view several_transactions =
    "leave it out; work that needs several transactions belongs in the program, behind pawl::migrate()";

/// The words that begin the statement, in capitals.
std::string first_words(std::string_view sql, unsigned count) {
  std::string words;
  lexer tokens{sql, pawl::dialect::postgresql};
  for (token token = tokens.next(); token.kind != token_kind::end && count != 0; token = tokens.next()) {
    if (token.is_trivia()) continue;
    if (!words.empty()) words += ' ';
    words += token.text;
    --count;
  }
  std::ranges::transform(words, words.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return words;
}

unsigned name_length(PgQuery__TransactionStmtKind kind) {
  switch (kind) {
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_START:
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_PREPARE:
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_COMMIT_PREPARED:
    case PG_QUERY__TRANSACTION_STMT_KIND__TRANS_STMT_ROLLBACK_PREPARED:
      return 2;
    default:
      return 1;
  }
}

/// The last of the names of a list, or nothing.
std::string_view last_name(std::span<PgQuery__Node* const> names) {
  const bool is_name = !names.empty() && names.back()->node_case == PG_QUERY__NODE__NODE_STRING;
  return is_name ? std::string_view{names.back()->string->sval} : std::string_view{};
}

bool drops_routines(const PgQuery__Node& statement) {
  return statement.node_case == PG_QUERY__NODE__NODE_DROP_STMT &&
         (statement.drop_stmt->remove_type == PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE ||
          statement.drop_stmt->remove_type == PG_QUERY__OBJECT_TYPE__OBJECT_ROUTINE);
}

}  // namespace

std::optional<refusal> refuse_transaction_statement(const PgQuery__Node& statement, std::string_view sql) {
  if (statement.node_case != PG_QUERY__NODE__NODE_TRANSACTION_STMT) return std::nullopt;
  return refusal{"transaction-control",
                 fmt::format("{} in a migration, which is a transaction already",
                             first_words(sql, name_length(statement.transaction_stmt->kind))),
                 "leave it out: a migration and its row in the history are committed together, or not at all"};
}

refusal refuse_committing_block(std::string_view sql, std::size_t offset) {
  return {"transaction-control",
          fmt::format("{} in a DO block would end the transaction that the migration runs in",
                      first_words(sql.substr(std::min(offset, sql.size())), 1)),
          std::string{several_transactions}, offset};
}

void committing_procedures::note(const PgQuery__Node& statement, bool commits) {
  if (drops_routines(statement)) {
    for (const auto* object : std::span{statement.drop_stmt->objects, statement.drop_stmt->n_objects}) {
      if (object->node_case != PG_QUERY__NODE__NODE_OBJECT_WITH_ARGS) continue;
      const auto name = last_name({object->object_with_args->objname, object->object_with_args->n_objname});
      if (const auto known = procedures_.find(name); known != procedures_.end()) procedures_.erase(known);
    }
  }
  if (statement.node_case != PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT) return;
  const auto& function = *statement.create_function_stmt;
  if (function.is_procedure == 0) return;
  const std::string name{last_name({function.funcname, function.n_funcname})};
  const auto [known, is_new] = procedures_.try_emplace(name, commits);
  // A second one of a name may be the first one anew, or have other parameters.
  if (!is_new) known->second = commits && (known->second || function.replace != 0);
}

std::optional<refusal> committing_procedures::refuse_call(const PgQuery__Node& statement) const {
  if (statement.node_case != PG_QUERY__NODE__NODE_CALL_STMT) return std::nullopt;
  const auto& call = *statement.call_stmt->funccall;
  const auto name = last_name({call.funcname, call.n_funcname});
  const auto known = procedures_.find(name);
  if (known == procedures_.end() || !known->second) return std::nullopt;
  return refusal{"transaction-control",
                 fmt::format("procedure {} ends its transaction, and here that is the migration's", name),
                 std::string{several_transactions}, static_cast<std::size_t>(std::max(call.location, 0))};
}

}  // namespace pawl::generator::pg
