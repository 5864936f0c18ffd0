#include "source/postgresql/table_facts.hpp"

#include <algorithm>
#include <span>

#include <fmt/format.h>

namespace pawl::generator::pg {
namespace {

using nodes = std::span<PgQuery__Node* const>;

/// A type that brings its own default: serial and the like.
bool is_serial(const PgQuery__TypeName* type) {
  if (type == nullptr || type->n_names == 0) return false;
  const std::string_view name{type->names[type->n_names - 1]->string->sval};
  return name == "serial" || name == "bigserial" || name == "smallserial" || name == "serial4" || name == "serial8" ||
         name == "serial2";
}

}  // namespace

bool is_unsaid(const char* text) { return text == nullptr || *text == '\0'; }

bool is_null(const PgQuery__Node* expression) {
  if (expression == nullptr) return true;
  if (expression->node_case == PG_QUERY__NODE__NODE_TYPE_CAST) return is_null(expression->type_cast->arg);
  return expression->node_case == PG_QUERY__NODE__NODE_A_CONST && expression->a_const->isnull != 0;
}

on_delete action_of(const PgQuery__Constraint& key) {
  switch (is_unsaid(key.fk_del_action) ? 'a' : *key.fk_del_action) {
    case 'c':
      return on_delete::cascades;
    case 'n':
      return on_delete::sets_null;
    case 'd':
      return on_delete::sets_default;
    default:
      return on_delete::holds;
  }
}

bool is_condition(const PgQuery__Node& element) {
  if (element.node_case == PG_QUERY__NODE__NODE_COLUMN_DEF) {
    const auto& column = *element.column_def;
    return std::ranges::any_of(nodes{column.constraints, column.n_constraints},
                               [](const auto* each) { return is_condition(*each); });
  }
  if (element.node_case != PG_QUERY__NODE__NODE_CONSTRAINT) return false;
  switch (element.constraint->contype) {
    case PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT:
    case PG_QUERY__CONSTR_TYPE__CONSTR_NULL:
    case PG_QUERY__CONSTR_TYPE__CONSTR_IDENTITY:
      return false;
    default:
      return true;
  }
}

added_column facts_of(const PgQuery__ColumnDef& column, std::string_view table, const type_facts& type) {
  added_column facts{.name = fmt::format("{}.{}", table, column.colname),
                     .not_null = type.not_null,
                     .has_default = type.has_default,
                     .is_checked = type.is_checked};
  if (is_serial(column.type_name)) facts.not_null = facts.has_default = true;
  for (const auto* node : nodes{column.constraints, column.n_constraints}) {
    const auto& constraint = *node->constraint;
    switch (constraint.contype) {
      case PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL:
        facts.not_null = true;
        break;
      case PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT:
        facts.has_default = !is_null(constraint.raw_expr);
        break;
      case PG_QUERY__CONSTR_TYPE__CONSTR_IDENTITY:
        facts.has_default = true;
        break;
      case PG_QUERY__CONSTR_TYPE__CONSTR_GENERATED:
        facts.is_computed = true;
        break;
      case PG_QUERY__CONSTR_TYPE__CONSTR_CHECK:
        facts.is_checked = true;
        break;
      case PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY:
      case PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE:
        facts.is_key = true;
        break;
      default:
        break;
    }
  }
  return facts;
}

bool is_tuning(PgQuery__AlterTableType type) {
  switch (type) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetStatistics:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetOptions:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ResetOptions:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetStorage:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetCompression:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ValidateConstraint:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ClusterOn:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropCluster:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetLogged:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetTableSpace:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetRelOptions:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ResetRelOptions:
      return true;
    default:
      return false;
  }
}

bool is_seen(PgQuery__AlterTableType type) {
  switch (type) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ColumnDefault:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropConstraint:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddIdentity:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropIdentity:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ChangeOwner:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableRowSecurity:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableRowSecurity:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ForceRowSecurity:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_NoForceRowSecurity:
      return true;
    default:
      return is_tuning(type);
  }
}

std::string_view word_of(PgQuery__AlterTableType type) {
  switch (type) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ColumnDefault:
      return "another default";
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull:
      return "NULL where there was none";
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull:
      return "NOT NULL";
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn:
      return "a column less";
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint:
      return "another constraint";
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropConstraint:
      return "a constraint less";
    case PG_QUERY__ALTER_TABLE_TYPE__AT_EnableRowSecurity:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DisableRowSecurity:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ForceRowSecurity:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_NoForceRowSecurity:
      return "other row security";
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ChangeOwner:
      return "another owner";
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartition:
      return "other partitions";
    default:
      return "another definition";
  }
}

}  // namespace pawl::generator::pg
