#include "source/postgresql/history_rule.hpp"

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "source/lexer.hpp"
#include "source/postgresql/names.hpp"
#include "source/postgresql/tree_walk.hpp"

namespace pawl::generator::pg {
namespace {

constexpr std::string_view history_name = "pawl_history";

refusal touching_history(std::size_t offset) {
  return {"history-touched", fmt::format("{} is the table in which Pawl keeps the history", history_name),
          "leave it alone: `pawl::migrator` tells what it says", offset};
}

std::optional<std::size_t> find_name(std::string_view sql) {
  lexer tokens{sql, pawl::dialect::postgresql};
  for (token token = tokens.next(); token.kind != token_kind::end; token = tokens.next())
    if (names(token, history_name)) return token.offset;
  return std::nullopt;
}

bool is_history(const char* name) { return name != nullptr && name == history_name; }

/// Whether the message names the table; what a DROP, COMMENT or GRANT is about are plain strings.
bool names_history(const ProtobufCMessage& message) {
  if (const auto* table = as<PgQuery__RangeVar>(message, pg_query__range_var__descriptor))
    return is_history(table->relname);
  if (const auto* rename = as<PgQuery__RenameStmt>(message, pg_query__rename_stmt__descriptor))
    return is_history(rename->newname);
  const auto* node = as<PgQuery__Node>(message, pg_query__node__descriptor);
  return node != nullptr && node->node_case == PG_QUERY__NODE__NODE_STRING && is_history(node->string->sval);
}

/// Columns and functions may have the name.
bool may_hold_tables(const ProtobufCMessage& message) {
  return message.descriptor != &pg_query__column_ref__descriptor &&
         message.descriptor != &pg_query__a__indirection__descriptor;
}

/// Whether a name of the tree can be the history's; `U&"..."` spells any name.
bool is_suspicious(std::string_view sql) {
  for (std::size_t at = sql.find('_'); at != std::string_view::npos; at = sql.find('_', at + 1))
    if (at >= 4 && is_word(sql.substr(at - 4, history_name.size()), history_name)) return true;
  return sql.find("&\"") != std::string_view::npos;
}

}  // namespace

std::optional<refusal> refuse_history(const PgQuery__Node* statement, std::string_view sql) {
  if (!is_suspicious(sql)) return std::nullopt;
  const auto place = find_name(sql);
  if (statement == nullptr) return place ? std::optional{touching_history(*place)} : std::nullopt;
  bool touched = false;
  walk(*statement, [&](const ProtobufCMessage& message) {
    touched = touched || names_history(message);
    return !touched && may_hold_tables(message);
  });
  return touched ? std::optional{touching_history(place.value_or(0))} : std::nullopt;
}

std::optional<refusal> refuse_history_in_body(std::string_view body) {
  const auto place = find_name(body);
  return place ? std::optional{touching_history(*place)} : std::nullopt;
}

}  // namespace pawl::generator::pg
