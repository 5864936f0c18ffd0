#include <algorithm>
#include <span>

#include "lint/postgresql/known_schema.hpp"
#include "lint/postgresql/locks.hpp"
#include "lint/postgresql/naming.hpp"

/// What becomes of tables, their columns and constraints: the larger part of the schema so far.

namespace pawl::generator::pg {
namespace {

using nodes = std::span<PgQuery__Node* const>;

bool has(const PgQuery__ColumnDef& column, PgQuery__ConstrType kind) {
  return std::ranges::any_of(nodes{column.constraints, column.n_constraints}, [&](const auto* each) {
    return each->node_case == PG_QUERY__NODE__NODE_CONSTRAINT && each->constraint->contype == kind;
  });
}

bool is_kept(PgQuery__ConstrType kind) {
  return kind == PG_QUERY__CONSTR_TYPE__CONSTR_CHECK || kind == PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN ||
         kind == PG_QUERY__CONSTR_TYPE__CONSTR_UNIQUE || kind == PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY ||
         kind == PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION;
}

void set_not_null(known_table& table, std::string_view column, bool value) {
  if (const auto found = table.columns.find(column); found != table.columns.end()) found->second.not_null = value;
}

}  // namespace

void known_schema::create(const PgQuery__CreateStmt& create, std::uint32_t offset) {
  if (create.relation == nullptr || (create.if_not_exists != 0 && find(create.relation) != nullptr)) return;
  auto& table = add_table(*create.relation);
  table.is_partitioned = create.partspec != nullptr;
  if (create.partspec != nullptr)
    for (const auto* each : nodes{create.partspec->part_params, create.partspec->n_part_params})
      if (each->node_case == PG_QUERY__NODE__NODE_PARTITION_ELEM)
        table.partition_key.emplace_back(each->partition_elem->name);
  for (const auto* parent : nodes{create.inh_relations, create.n_inh_relations}) {
    copy_columns(parent->range_var, table);
    note_default(create.partbound, create.relation, edit(parent->range_var));
  }
  for (const auto* each : nodes{create.table_elts, create.n_table_elts}) {
    if (each->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF) add_column(*each->column_def, table, offset);
    if (each->node_case == PG_QUERY__NODE__NODE_TABLE_LIKE_CLAUSE)
      copy_columns(each->table_like_clause->relation, table);
    if (each->node_case == PG_QUERY__NODE__NODE_CONSTRAINT) add_constraint(*each->constraint, "", table, offset);
  }
  for (const auto* each : nodes{create.constraints, create.n_constraints})
    add_constraint(*each->constraint, "", table, offset);
}

void known_schema::note_default(const PgQuery__PartitionBoundSpec* bound, const PgQuery__RangeVar* partition,
                                known_table* parent) {
  const auto* table = find(partition);
  if (bound == nullptr || bound->is_default == 0 || table == nullptr || parent == nullptr) return;
  parent->default_partition = {table->schema, table->name};
}

void known_schema::copy_columns(const PgQuery__RangeVar* from, known_table& to) {
  if (const auto* table = find(from)) to.columns.insert(table->columns.begin(), table->columns.end());
}

void known_schema::add_column(const PgQuery__ColumnDef& column, known_table& table, std::uint32_t offset) {
  auto known = column_of(column.type_name);
  known.not_null = has(column, PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL) ||
                   has(column, PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY) ||
                   has(column, PG_QUERY__CONSTR_TYPE__CONSTR_IDENTITY);
  if (!table.columns.try_emplace(column.colname, std::move(known)).second) return;
  for (const auto* each : nodes{column.constraints, column.n_constraints})
    if (each->node_case == PG_QUERY__NODE__NODE_CONSTRAINT)
      add_constraint(*each->constraint, column.colname, table, offset);
}

void known_schema::add_constraint(const PgQuery__Constraint& constraint, std::string_view column, known_table& table,
                                  std::uint32_t offset) {
  if (!is_kept(constraint.contype)) return;
  known_constraint known{.kind = constraint.contype,
                         .columns = columns_of(constraint),
                         .never_null = never_null_columns(constraint.raw_expr),
                         .validated = constraint.skip_validation == 0};
  if (known.columns.empty() && !column.empty()) known.columns.emplace_back(column);
  if (constraint.contype == PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY)
    for (const auto& each : known.columns) set_not_null(table, each, true);
  if (constraint.contype == PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN) {
    auto* const parent = edit(constraint.pktable);
    hold(parent, lock_mode::share_row_exclusive, offset);
    if (parent != nullptr) parent->referrers.insert(table.schema + '.' + table.name);
  }
  const auto name = constraint_name(constraint, table.name, known.columns);
  table.constraints.insert_or_assign(name, std::move(known));
}

void known_schema::alter(const PgQuery__AlterTableStmt& alter, std::uint32_t offset) {
  auto* table = edit(alter.relation);
  if (table == nullptr) return;
  for (const auto* node : nodes{alter.cmds, alter.n_cmds})
    if (node->node_case == PG_QUERY__NODE__NODE_ALTER_TABLE_CMD) {
      hold(table, lock_of(*node->alter_table_cmd), offset);
      this->alter(*node->alter_table_cmd, *table, offset);
    }
}

void known_schema::alter(const PgQuery__AlterTableCmd& command, known_table& table, std::uint32_t offset) {
  const PgQuery__Node* const definition = command.def;
  switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn:
      return add_column(*definition->column_def, table, offset);
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint:
      return add_constraint(*definition->constraint, "", table, offset);
    case PG_QUERY__ALTER_TABLE_TYPE__AT_ValidateConstraint:
      if (const auto found = table.constraints.find(command.name); found != table.constraints.end())
        found->second.validated = true;
      return;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropConstraint:
      table.constraints.erase(std::string{command.name});
      return;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn:
      table.columns.erase(std::string{command.name});
      return;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull:
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull:
      return set_not_null(table, command.name, command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull);
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType:
      if (const auto found = table.columns.find(command.name); found != table.columns.end()) {
        auto changed = column_of(definition->column_def->type_name);
        changed.not_null = found->second.not_null;
        found->second = std::move(changed);
      }
      return;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition:
      note_default(definition->partition_cmd->bound, definition->partition_cmd->name, &table);
      return hold(edit(definition->partition_cmd->name), lock_mode::access_exclusive, offset);
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartition:
      if (const auto* partition = find(definition->partition_cmd->name);
          partition != nullptr && partition == default_partition_of(&table))
        table.default_partition = {};
      return;
    default:
      return;
  }
}

void known_schema::rename(const PgQuery__RenameStmt& rename, std::uint32_t offset) {
  if (rename.rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA) {
    std::vector<key> in_it;
    for (const auto& [name, table] : tables_)
      if (name.first == rename.subname) in_it.push_back(name);
    for (const auto& name : in_it) {
      auto node = tables_.extract(name);
      node.mapped().schema = node.key().first = rename.newname;
      last_[name.second] = node.key();
      tables_.insert(std::move(node));
    }
    return;
  }
  auto* table = edit(rename.relation);
  if (table == nullptr) return;
  hold(table, lock_mode::access_exclusive, offset);
  if (rename.rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN) {
    if (auto node = table->columns.extract(std::string{rename.subname})) {
      node.key() = rename.newname;
      table->columns.insert(std::move(node));
    }
  } else if (rename.rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_TABCONSTRAINT) {
    if (auto node = table->constraints.extract(std::string{rename.subname})) {
      node.key() = rename.newname;
      table->constraints.insert(std::move(node));
    }
  } else if (rename.rename_type == PG_QUERY__OBJECT_TYPE__OBJECT_TABLE) {
    move(rename.relation, table->schema, rename.newname);
  }
}

}  // namespace pawl::generator::pg
