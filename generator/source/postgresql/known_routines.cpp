#include "source/postgresql/known_routines.hpp"

#include <algorithm>
#include <span>

#include <pg_query/pg_query.pb-c.h>

namespace pawl::generator::pg {
namespace {

using nodes = std::span<PgQuery__Node* const>;

bool is_volatile(const PgQuery__CreateFunctionStmt& create) {
  return std::ranges::none_of(nodes{create.options, create.n_options}, [](const auto* option) {
    if (option->node_case != PG_QUERY__NODE__NODE_DEF_ELEM) return false;
    const auto& element = *option->def_elem;
    return std::string_view{element.defname} == "volatility" && element.arg != nullptr &&
           element.arg->node_case == PG_QUERY__NODE__NODE_STRING &&
           std::string_view{element.arg->string->sval} != "volatile";
  });
}

}  // namespace

bool is_new_extension(const PgQuery__CreateExtensionStmt& create) {
  return std::string_view{create.extname} != "plpgsql";
}

std::string_view routine_name(const PgQuery__Node& statement) {
  if (statement.node_case != PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT) return {};
  const auto& create = *statement.create_function_stmt;
  return create.n_funcname == 0 ? std::string_view{} : create.funcname[create.n_funcname - 1]->string->sval;
}

void known_routines::note(const PgQuery__Node& statement) {
  if (statement.node_case == PG_QUERY__NODE__NODE_CREATE_EXTENSION_STMT)
    has_extension_ = has_extension_ || is_new_extension(*statement.create_extension_stmt);
  const auto name = routine_name(statement);
  if (name.empty()) return;
  bool& known = volatile_[std::string{name}];
  known = known || is_volatile(*statement.create_function_stmt);
}

bool known_routines::may_change_rows(std::string_view name) const {
  const auto found = volatile_.find(name);
  return found != volatile_.end() && found->second;
}

}  // namespace pawl::generator::pg
