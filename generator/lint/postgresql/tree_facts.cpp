#include <algorithm>
#include <span>

#include "lint/postgresql/known_schema.hpp"
#include "source/postgresql/tree_walk.hpp"

/// Names and types, as the tree has them.

namespace pawl::generator::pg {
namespace {

using nodes = std::span<PgQuery__Node* const>;

std::string_view text_of(const PgQuery__Node* node) {
  return node != nullptr && node->node_case == PG_QUERY__NODE__NODE_STRING ? node->string->sval : "";
}

void add_names(nodes list, std::vector<std::string>& to) {
  for (const auto* each : list) to.emplace_back(text_of(each));
}

void add_never_null(const PgQuery__Node* condition, std::vector<std::string>& to) {
  if (condition == nullptr) return;
  if (condition->node_case == PG_QUERY__NODE__NODE_BOOL_EXPR &&
      condition->bool_expr->boolop == PG_QUERY__BOOL_EXPR_TYPE__AND_EXPR) {
    for (const auto* each : nodes{condition->bool_expr->args, condition->bool_expr->n_args}) add_never_null(each, to);
    return;
  }
  if (condition->node_case != PG_QUERY__NODE__NODE_NULL_TEST) return;
  const auto& test = *condition->null_test;
  if (test.nulltesttype != PG_QUERY__NULL_TEST_TYPE__IS_NOT_NULL || test.arg == nullptr ||
      test.arg->node_case != PG_QUERY__NODE__NODE_COLUMN_REF)
    return;
  const auto& column = *test.arg->column_ref;
  if (column.n_fields != 0) to.emplace_back(text_of(column.fields[column.n_fields - 1]));
}

}  // namespace

std::pair<std::string_view, std::string_view> object_name(const PgQuery__Node& object) {
  if (object.node_case == PG_QUERY__NODE__NODE_STRING) return {"", object.string->sval};
  nodes names;
  if (object.node_case == PG_QUERY__NODE__NODE_LIST) names = {object.list->items, object.list->n_items};
  if (object.node_case == PG_QUERY__NODE__NODE_TYPE_NAME) names = {object.type_name->names, object.type_name->n_names};
  if (names.empty()) return {};
  return {names.size() > 1 ? text_of(names[names.size() - 2]) : "", text_of(names.back())};
}

std::vector<std::string> mentioned_columns(const PgQuery__Node* expression) {
  std::vector<std::string> found;
  if (expression == nullptr) return found;
  walk(*expression, [&](const ProtobufCMessage& message) {
    if (const auto* column = as<PgQuery__ColumnRef>(message, pg_query__column_ref__descriptor);
        column != nullptr && column->n_fields != 0)
      found.emplace_back(text_of(column->fields[column->n_fields - 1]));
    return true;
  });
  std::ranges::sort(found);
  found.erase(std::ranges::unique(found).begin(), found.end());
  return found;
}

std::vector<std::string> columns_of(const PgQuery__Constraint& constraint) {
  if (constraint.contype == PG_QUERY__CONSTR_TYPE__CONSTR_CHECK) return mentioned_columns(constraint.raw_expr);
  std::vector<std::string> found;
  if (constraint.contype == PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN) {
    add_names({constraint.fk_attrs, constraint.n_fk_attrs}, found);
  } else {
    add_names({constraint.keys, constraint.n_keys}, found);
  }
  return found;
}

std::vector<std::string> never_null_columns(const PgQuery__Node* condition) {
  std::vector<std::string> found;
  add_never_null(condition, found);
  return found;
}

known_column column_of(const PgQuery__TypeName* type) {
  known_column column;
  if (type == nullptr || type->n_names == 0) return column;
  column.type = text_of(type->names[type->n_names - 1]);
  column.is_array = type->n_array_bounds != 0;
  for (const auto* each : nodes{type->typmods, type->n_typmods})
    if (each->node_case == PG_QUERY__NODE__NODE_A_CONST && each->a_const->val_case == PG_QUERY__A__CONST__VAL_IVAL)
      column.modifiers.push_back(each->a_const->ival->ival);
  return column;
}

}  // namespace pawl::generator::pg
