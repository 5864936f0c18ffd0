#include "source/postgresql/enum_values.hpp"

#include <algorithm>
#include <functional>
#include <span>

#include <pg_query/pg_query.pb-c.h>

#include "source/postgresql/tree_walk.hpp"

namespace pawl::generator::pg {
namespace {

using nodes = std::span<PgQuery__Node* const>;

/// `schema.type`, as it is spelled; empty where it is no simple name.
std::string type_name(nodes names) {
  std::string result;
  for (const auto* name : names) {
    if (name->node_case != PG_QUERY__NODE__NODE_STRING) return {};
    result.append(result.empty() ? "" : ".").append(name->string->sval);
  }
  return result;
}

std::string type_name(const PgQuery__TypeName* type) {
  if (type == nullptr || type->n_array_bounds != 0 || type->setof != 0) return {};
  return type_name(nodes{type->names, type->n_names});
}

std::string table_name(const PgQuery__RangeVar* table) {
  if (table == nullptr) return {};
  return std::string{table->schemaname}.append(".").append(table->relname);
}

/// A constant without a type of its own, as `'x'` is.
const PgQuery__AConst* text_constant(const PgQuery__Node* node) {
  const bool is_text = node != nullptr && node->node_case == PG_QUERY__NODE__NODE_A_CONST &&
                       node->a_const->val_case == PG_QUERY__A__CONST__VAL_SVAL;
  return is_text ? node->a_const : nullptr;
}

/// Called with each constant that becomes a value of a type.
using use_of_type = std::function<void(std::string_view type, const PgQuery__AConst& constant)>;

void find_in_column(const PgQuery__ColumnDef& column, const use_of_type& use) {
  for (const auto* node : nodes{column.constraints, column.n_constraints}) {
    if (node->node_case != PG_QUERY__NODE__NODE_CONSTRAINT) continue;
    const auto& constraint = *node->constraint;
    const auto* value = text_constant(constraint.raw_expr);
    if (constraint.contype == PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT && value != nullptr)
      use(type_name(column.type_name), *value);
  }
}

/// `text` holds what is written into the columns of `names`, in their order.
void find_in_row(std::string_view table, nodes names, nodes values, const column_types& columns,
                 const use_of_type& use) {
  for (std::size_t i = 0; i < std::min(names.size(), values.size()); ++i) {
    const auto* value = values[i];
    if (value->node_case == PG_QUERY__NODE__NODE_RES_TARGET) value = value->res_target->val;
    const auto& target = *names[i]->res_target;
    if (const auto* constant = text_constant(value); constant != nullptr && target.n_indirection == 0)
      use(columns.type_of(table, target.name), *constant);
  }
}

void find_in_insert(const PgQuery__InsertStmt& insert, const column_types& columns, const use_of_type& use) {
  if (insert.select_stmt == nullptr || insert.select_stmt->node_case != PG_QUERY__NODE__NODE_SELECT_STMT) return;
  const auto& select = *insert.select_stmt->select_stmt;
  const auto table = table_name(insert.relation);
  const nodes names{insert.cols, insert.n_cols};
  for (const auto* row : nodes{select.values_lists, select.n_values_lists})
    find_in_row(table, names, {row->list->items, row->list->n_items}, columns, use);
  find_in_row(table, names, {select.target_list, select.n_target_list}, columns, use);
}

void find_in_update(const PgQuery__UpdateStmt& update, const column_types& columns, const use_of_type& use) {
  const auto table = table_name(update.relation);
  for (auto* const& target : nodes{update.target_list, update.n_target_list})
    find_in_row(table, {&target, 1}, {&target, 1}, columns, use);
}

void find_in_alter(const PgQuery__AlterTableStmt& alter, const column_types& columns, const use_of_type& use) {
  for (const auto* node : nodes{alter.cmds, alter.n_cmds}) {
    const auto& command = *node->alter_table_cmd;
    const auto* value = text_constant(command.def);
    if (command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_ColumnDefault && value != nullptr)
      use(columns.type_of(table_name(alter.relation), command.name), *value);
  }
}

void find_in_message(const ProtobufCMessage& message, const column_types& columns, const use_of_type& use) {
  if (const auto* cast = as<PgQuery__TypeCast>(message, pg_query__type_cast__descriptor)) {
    if (const auto* value = text_constant(cast->arg)) use(type_name(cast->type_name), *value);
  } else if (const auto* column = as<PgQuery__ColumnDef>(message, pg_query__column_def__descriptor)) {
    find_in_column(*column, use);
  } else if (const auto* insert = as<PgQuery__InsertStmt>(message, pg_query__insert_stmt__descriptor)) {
    find_in_insert(*insert, columns, use);
  } else if (const auto* update = as<PgQuery__UpdateStmt>(message, pg_query__update_stmt__descriptor)) {
    find_in_update(*update, columns, use);
  } else if (const auto* alter = as<PgQuery__AlterTableStmt>(message, pg_query__alter_table_stmt__descriptor)) {
    find_in_alter(*alter, columns, use);
  }
}

bool may_drop_tables(const PgQuery__DropStmt& drop) {
  return drop.remove_type == PG_QUERY__OBJECT_TYPE__OBJECT_TABLE ||
         drop.remove_type == PG_QUERY__OBJECT_TYPE__OBJECT_TYPE ||
         drop.remove_type == PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA;
}

/// `mood` and `public.mood` may be the same.
bool may_be_same(std::string_view a, std::string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  return a == b ||
         (!b.empty() && b.find('.') == std::string_view::npos && a.ends_with(b) && a[a.size() - b.size() - 1] == '.');
}

}  // namespace

void column_types::note(const PgQuery__Node& statement) {
  if (statement.node_case == PG_QUERY__NODE__NODE_CREATE_STMT) {
    const auto& create = *statement.create_stmt;
    auto& columns = tables_[table_name(create.relation)];
    for (const auto* node : nodes{create.table_elts, create.n_table_elts})
      if (node->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF)
        columns[node->column_def->colname] = type_name(node->column_def->type_name);
  } else if (statement.node_case == PG_QUERY__NODE__NODE_ALTER_TABLE_STMT) {
    const auto& alter = *statement.alter_table_stmt;
    for (const auto* node : nodes{alter.cmds, alter.n_cmds}) {
      const auto& command = *node->alter_table_cmd;
      const auto* column = command.def != nullptr && command.def->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF
                               ? command.def->column_def
                               : nullptr;
      if (column == nullptr) continue;
      const std::string name = *column->colname != '\0' ? column->colname : command.name;
      tables_[table_name(alter.relation)][name] = type_name(column->type_name);
    }
  } else if (statement.node_case == PG_QUERY__NODE__NODE_RENAME_STMT) {
    forget(table_name(statement.rename_stmt->relation));
  } else if (statement.node_case == PG_QUERY__NODE__NODE_DROP_STMT && may_drop_tables(*statement.drop_stmt)) {
    tables_.clear();
  }
}

void column_types::forget(std::string_view table) {
  if (const auto known = tables_.find(table); known != tables_.end()) tables_.erase(known);
}

std::string_view column_types::type_of(std::string_view table, std::string_view column) const {
  const auto known = tables_.find(table);
  if (known == tables_.end()) return {};
  const auto found = known->second.find(column);
  return found == known->second.end() ? std::string_view{} : std::string_view{found->second};
}

void added_values::note(const PgQuery__Node& statement, std::size_t index) {
  if (statement.node_case == PG_QUERY__NODE__NODE_CREATE_ENUM_STMT) {
    const auto& create = *statement.create_enum_stmt;
    new_types_.insert(type_name(nodes{create.type_name, create.n_type_name}));
  }
  if (statement.node_case != PG_QUERY__NODE__NODE_ALTER_ENUM_STMT) return;
  const auto& alter = *statement.alter_enum_stmt;
  auto type = type_name(nodes{alter.type_name, alter.n_type_name});
  // Newer servers let the values of an enum be used that is itself as new.
  const bool is_new = std::ranges::any_of(new_types_, [&](const auto& made) { return may_be_same(made, type); });
  const bool is_rename = *alter.old_val != '\0';
  if (!is_new && !is_rename && alter.skip_if_new_val_exists == 0)
    values_.push_back({alter.new_val, std::move(type), index});
}

std::optional<early_use> added_values::find_use(const PgQuery__Node& statement, const column_types& columns) const {
  if (values_.empty()) return std::nullopt;
  std::optional<early_use> found;
  const auto use = [&](std::string_view type, const PgQuery__AConst& constant) {
    if (found || type.empty()) return;
    for (const auto& [value, name, index] : values_)
      if (value == constant.sval->sval && may_be_same(name, type))
        found = early_use{value, name, static_cast<std::size_t>(std::max(constant.location, 0)), index};
  };
  walk(statement, [&](const ProtobufCMessage& message) {
    if (!found) find_in_message(message, columns, use);
    return !found;
  });
  return found;
}

}  // namespace pawl::generator::pg
