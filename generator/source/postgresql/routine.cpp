#include "source/postgresql/routine.hpp"

#include <algorithm>
#include <span>

#include <pg_query/pg_query.pb-c.h>

#include "core/letter_case.hpp"
#include "source/lexer.hpp"

namespace pawl::generator::pg {
namespace {

/// The one string of an option: its value itself, or the only element of a list. A function in C names two.
const char* only_string(const PgQuery__Node* value) {
  if (value != nullptr && value->node_case == PG_QUERY__NODE__NODE_LIST && value->list->n_items == 1)
    value = value->list->items[0];
  const bool is_string = value != nullptr && value->node_case == PG_QUERY__NODE__NODE_STRING;
  return is_string ? value->string->sval : nullptr;
}

/// The first string from `offset` on.
token find_string(std::string_view sql, std::size_t offset) {
  lexer tokens{sql.substr(std::min(offset, sql.size())), pawl::dialect::postgresql};
  token found = tokens.next();
  while (found.kind != token_kind::end && found.kind != token_kind::string) found = tokens.next();
  found.offset += static_cast<std::uint32_t>(offset);
  return found;
}

std::optional<routine> read_options(std::span<PgQuery__Node* const> options, std::string_view sql) {
  routine result;
  const char* body = nullptr;
  for (const auto* option : options) {
    if (option->node_case != PG_QUERY__NODE__NODE_DEF_ELEM) continue;
    const auto& element = *option->def_elem;
    const std::string_view name{element.defname};
    const char* value = only_string(element.arg);
    if (name == "language" && value != nullptr) result.language = to_lower(value);
    if (name != "as" || value == nullptr) continue;
    body = value;
    const auto literal = find_string(sql, static_cast<std::size_t>(std::max(element.location, 0)));
    result.body_offset = literal.offset;
    result.body_length = static_cast<std::uint32_t>(literal.text.size());
    result.body = {literal.text, body};
  }
  return body == nullptr ? std::nullopt : std::optional{std::move(result)};
}

}  // namespace

std::optional<routine> find_routine(const PgQuery__Node& statement, std::string_view sql) {
  if (statement.node_case == PG_QUERY__NODE__NODE_DO_STMT) {
    const auto& block = *statement.do_stmt;
    auto result = read_options({block.args, block.n_args}, sql);
    if (!result) return std::nullopt;
    result->is_block = true;
    if (result->language.empty()) result->language = "plpgsql";
    return result;
  }
  if (statement.node_case != PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT) return std::nullopt;
  const auto& function = *statement.create_function_stmt;
  auto result = read_options({function.options, function.n_options}, sql);
  if (result) result->is_procedure = function.is_procedure != 0;
  return result;
}

}  // namespace pawl::generator::pg
