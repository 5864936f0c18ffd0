#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "source/postgresql/step_judge.hpp"
#include "source/postgresql/table_facts.hpp"

/// What becomes of tables: the larger part of the judge.

namespace pawl::generator::pg {
namespace {

using nodes = std::span<PgQuery__Node* const>;

bool is_primary_key(const PgQuery__ColumnDef& column) {
  return std::ranges::any_of(nodes{column.constraints, column.n_constraints}, [](const auto* node) {
    return node->constraint->contype == PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY;
  });
}

}  // namespace

/// Partitions take the rows that are theirs; those of another child would show in its parent.
void step_judge::note(const PgQuery__CreateStmt& create) {
  const auto& table = *create.relation;
  if (create.if_not_exists != 0) findings_.doubts(fmt::format("{} may have been there", table.relname));
  findings_.made.add_table(table);
  const bool outer = std::exchange(findings_.conditional, findings_.conditional || create.if_not_exists != 0);
  note_columns(create);
  add_references({create.constraints, create.n_constraints}, table);
  for (auto* const& node : nodes{create.table_elts, create.n_table_elts}) {
    if (node->node_case == PG_QUERY__NODE__NODE_CONSTRAINT) {
      add_references({&node, 1}, table);
    } else if (node->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF) {
      add_references({node->column_def->constraints, node->column_def->n_constraints}, table, node->column_def);
    }
  }
  for (const auto* parent : nodes{create.inh_relations, create.n_inh_relations}) {
    if (findings_.made.has_table(parent->range_var)) continue;
    shown_.insert(table.relname);
    if (create.partbound == nullptr)
      findings_.settles(fmt::format("rows of the new table {} show in {}", table.relname, parent->range_var->relname));
    else if (conditioned_.contains(table.relname))
      findings_.breaks(fmt::format("the new partition {} has conditions of its own", table.relname));
  }
  findings_.conditional = outer;
}

/// What is said of the columns by themselves and by a key of the table.
void step_judge::note_columns(const PgQuery__CreateStmt& create) {
  const std::string_view table{create.relation->relname};
  for (const auto* node : nodes{create.table_elts, create.n_table_elts}) {
    if (is_condition(*node)) conditioned_.emplace(table);
    if (node->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF) {
      const auto& column = *node->column_def;
      const auto facts = facts_of(column, table, types_.facts_of(column.type_name));
      if (facts.not_null || is_primary_key(column)) not_null_.insert(fmt::format("{} {}", table, column.colname));
      if (facts.has_default) with_default_.insert(fmt::format("{} {}", table, column.colname));
    } else if (node->node_case == PG_QUERY__NODE__NODE_CONSTRAINT &&
               node->constraint->contype == PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY) {
      for (const auto* key : nodes{node->constraint->keys, node->constraint->n_keys})
        not_null_.insert(fmt::format("{} {}", table, key->string->sval));
    }
  }
}

/// ON DELETE SET NULL lets go where NULL may stand, SET DEFAULT where the default is NULL too.
bool step_judge::lets_go(const PgQuery__Constraint& key, const PgQuery__RangeVar& table,
                         const PgQuery__ColumnDef* column) const {
  const auto action = action_of(key);
  if (action == on_delete::cascades || action == on_delete::holds) return action == on_delete::cascades;
  const auto may_be_set = [&](const char* name) {
    const auto spelled = fmt::format("{} {}", table.relname, name);
    return !not_null_.contains(spelled) && (action == on_delete::sets_null || !with_default_.contains(spelled));
  };
  if (column != nullptr) return may_be_set(column->colname);
  return std::ranges::all_of(nodes{key.fk_attrs, key.n_fk_attrs},
                             [&](const auto* each) { return may_be_set(each->string->sval); });
}

void step_judge::add_references(std::span<PgQuery__Node* const> constraints, const PgQuery__RangeVar& table,
                                const PgQuery__ColumnDef* column) {
  for (const auto* node : constraints) {
    const auto& key = *node->constraint;
    if (key.contype != PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN || key.pktable == nullptr) continue;
    const auto action = action_of(key);
    sets_null_ = sets_null_ || action == on_delete::sets_null || action == on_delete::sets_default;
    findings_.add(added_reference{.child = table.relname,
                                  .parent = key.pktable->relname,
                                  .parent_is_new = findings_.made.has_table(key.pktable),
                                  .lets_go = lets_go(key, table, column),
                                  .goes_along = action == on_delete::cascades});
  }
}

void step_judge::note(const PgQuery__AlterTableStmt& alter) {
  if (alter.relation == nullptr) return;
  const std::string_view name{alter.relation->relname};
  if (alter.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_TYPE)
    return findings_.breaks(fmt::format("the type {} is another one", name));
  if (findings_.made.has_table(alter.relation)) return note_completion(alter);
  const bool is_view = alter.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_VIEW;
  if (is_view) return findings_.settles(fmt::format("the view {} is another one", name));
  for (const auto* command : nodes{alter.cmds, alter.n_cmds}) note(*command->alter_table_cmd, *alter.relation);
}

/// Of what is done to a new table, others feel its foreign keys, and where their rows show in it or its in them.
void step_judge::note_completion(const PgQuery__AlterTableStmt& alter) {
  const auto& table = *alter.relation;
  for (const auto* node : nodes{alter.cmds, alter.n_cmds}) {
    const auto& command = *node->alter_table_cmd;
    if (!is_seen(command.subtype))
      findings_.note_unseen(table, "", fmt::format("the table {} gets {}", table.relname, word_of(command.subtype)));
    PgQuery__Node* const definition = command.def;
    if (command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull && sets_null_)
      findings_.breaks(
          fmt::format("{}.{} is NOT NULL and may be what a deletion sets to NULL", table.relname, command.name));
    if (definition == nullptr) continue;
    if (definition->node_case == PG_QUERY__NODE__NODE_CONSTRAINT) {
      conditioned_.insert(table.relname);
      add_references({&definition, 1}, table);
    } else if (definition->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF) {
      const auto& column = *definition->column_def;
      if (is_condition(*definition)) conditioned_.insert(table.relname);
      const auto facts = facts_of(column, table.relname, types_.facts_of(column.type_name));
      if (facts.not_null) not_null_.insert(fmt::format("{} {}", table.relname, column.colname));
      if (facts.has_default) with_default_.insert(fmt::format("{} {}", table.relname, column.colname));
      add_references({column.constraints, column.n_constraints}, table, &column);
    } else if (command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_AddInherit &&
               !findings_.made.has_table(definition->range_var)) {
      findings_.settles(
          fmt::format("rows of the new table {} show in {}", table.relname, definition->range_var->relname));
    } else if (command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition &&
               !findings_.made.has_table(definition->partition_cmd->name)) {
      findings_.settles(fmt::format("the table {} becomes a partition", definition->partition_cmd->name->relname));
    }
  }
}

void step_judge::note(const PgQuery__AlterTableCmd& command, const PgQuery__RangeVar& table) {
  if (is_tuning(command.subtype)) return;
  const std::string_view column = is_unsaid(command.name) ? "" : command.name;
  const auto gets = fmt::format("the table {} gets {}", table.relname, word_of(command.subtype));
  switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn: {
      const bool outer = std::exchange(findings_.conditional, findings_.conditional || command.missing_ok != 0);
      if (command.missing_ok != 0)
        findings_.doubts(fmt::format("{}.{} may have been there", table.relname, command.def->column_def->colname));
      add_column(*command.def->column_def, table);
      findings_.conditional = outer;
      return;
    }
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType:
      findings_.doubts(fmt::format("{}.{} gets another type", table.relname, column));
      if (command.def->column_def->raw_default != nullptr)
        findings_.unseen(table, column, fmt::format("values of {}.{} are changed", table.relname, column));
      return;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn:
      if (command.missing_ok != 0)
        return findings_.perhaps_unseen(table, column, "what it drops may not have been there");
      return findings_.unseen(table, column, gets);
    case PG_QUERY__ALTER_TABLE_TYPE__AT_DropConstraint:
      drops_constraint_ = true;
      return command.missing_ok != 0 ? findings_.doubts("what it drops may not have been there")
                                     : findings_.breaks(gets);
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddConstraint:
      if (is_key_of_new_columns(*command.def, table)) return add_references({&command.def, 1}, table);
      if (drops_constraint_ || findings_.conditional) return findings_.breaks(gets);
      break;
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition: {
      const auto* partition = command.def->partition_cmd->name;
      if (!findings_.made.has_table(partition)) break;
      shown_.insert(partition->relname);
      if (conditioned_.contains(partition->relname))
        findings_.breaks(fmt::format("the new partition {} has conditions of its own", partition->relname));
      return;
    }
    default:
      break;
  }
  if (!column.empty() && findings_.made.has_column(&table, column)) return note_new_column(command, table);
  is_seen(command.subtype) && findings_.conditional ? findings_.breaks(gets) : findings_.settles(gets);
}

/// What a new column of an older table becomes behind its ADD COLUMN: NOT NULL, or without its default.
void step_judge::note_new_column(const PgQuery__AlterTableCmd& command, const PgQuery__RangeVar& table) {
  const auto name = fmt::format("{} {}", table.relname, command.name);
  if (command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull) not_null_.insert(name);
  if (command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_ColumnDefault) {
    with_default_.erase(name);
    if (!is_null(command.def)) with_default_.insert(name);
  }
  if (command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_DropIdentity) with_default_.erase(name);
  // More of the same may follow.
  if (not_null_.contains(name) && !with_default_.contains(name))
    findings_.breaks(fmt::format("the new column {}.{} is NOT NULL without a default", table.relname, command.name));
  if (!is_seen(command.subtype))
    findings_.settles(fmt::format("the table {} gets {}", table.relname, word_of(command.subtype)));
}

/// A foreign key of columns that the older program does not write, so that they hold nothing.
bool step_judge::is_key_of_new_columns(const PgQuery__Node& definition, const PgQuery__RangeVar& table) const {
  if (definition.node_case != PG_QUERY__NODE__NODE_CONSTRAINT) return false;
  const auto& key = *definition.constraint;
  return key.contype == PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN && key.n_fk_attrs > 0 &&
         std::ranges::all_of(nodes{key.fk_attrs, key.n_fk_attrs}, [&](const auto* each) {
           const char* const name = each->string->sval;
           return findings_.made.has_column(&table, name) &&
                  !with_default_.contains(fmt::format("{} {}", table.relname, name));
         });
}

void step_judge::add_column(const PgQuery__ColumnDef& column, const PgQuery__RangeVar& table) {
  const auto type = types_.facts_of(column.type_name);
  const auto facts = facts_of(column, table.relname, type);
  if (!type.is_known) findings_.doubts(fmt::format("the type of {} may have conditions of its own", facts.name));
  findings_.add(facts);
  if (facts.not_null) not_null_.insert(fmt::format("{} {}", table.relname, column.colname));
  if (facts.has_default) with_default_.insert(fmt::format("{} {}", table.relname, column.colname));
  add_references({column.constraints, column.n_constraints}, table, &column);
  const bool points = std::ranges::any_of(nodes{column.constraints, column.n_constraints}, [](const auto* node) {
    return node->constraint->contype == PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN;
  });
  if (points && facts.has_default)
    findings_.breaks(fmt::format("the new column {} points at a row by default", facts.name));
  findings_.made.add_column(table, column.colname);
}

void step_judge::note(const PgQuery__IndexStmt& index) {
  if (findings_.made.has_table(index.relation) && !shown_.contains(index.relation->relname)) return;
  const bool computes = std::ranges::any_of(nodes{index.index_params, index.n_index_params},
                                            [](const auto* each) { return each->index_elem->expr != nullptr; });
  const bool outer = std::exchange(findings_.conditional, findings_.conditional || index.if_not_exists != 0);
  findings_.add(added_index{
      .name = is_unsaid(index.idxname) ? fmt::format("on {}", index.relation->relname) : std::string{index.idxname},
      .is_unique = index.unique != 0,
      .is_computed = computes || index.where_clause != nullptr});
  findings_.conditional = outer;
}

void step_judge::stands_on(const PgQuery__RangeVar* table, std::string_view what) {
  if (findings_.made.has_table(table) && !shown_.contains(table->relname)) return;
  findings_.settles(fmt::format("a new {} stands on {}", what, table->relname));
}

}  // namespace pawl::generator::pg
