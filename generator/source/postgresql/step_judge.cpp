#include "source/postgresql/step_judge.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "source/postgresql/names.hpp"
#include "source/postgresql/row_changes.hpp"
#include "source/postgresql/table_facts.hpp"

namespace pawl::generator::pg {
namespace {

using nodes = std::span<PgQuery__Node* const>;

std::string spelled(const PgQuery__RangeVar& table) {
  return *table.schemaname == '\0' ? std::string{table.relname} : fmt::format("{}.{}", table.schemaname, table.relname);
}

}  // namespace

void new_objects::add_table(const PgQuery__RangeVar& table) { names_.insert(spelled(table)); }

void new_objects::add_column(const PgQuery__RangeVar& table, std::string_view column) {
  names_.insert(fmt::format("{} {}", spelled(table), column));
}

bool new_objects::has_table(const PgQuery__RangeVar* table) const {
  return table != nullptr && names_.contains(spelled(*table));
}

bool new_objects::has_column(const PgQuery__RangeVar* table, std::string_view column) const {
  return has_table(table) || (table != nullptr && names_.contains(fmt::format("{} {}", spelled(*table), column)));
}

void step_judge::note(const PgQuery__Node* statement, std::string_view sql) {
  if (statement == nullptr) {
    // So many tokens are rows of an INSERT, which do no harm unless they replace others.
    const bool is_insert = is_word(sql.substr(0, 6), "insert");
    if (!is_insert || sql.find("ONFLICT") != std::string_view::npos || sql.find("onflict") != std::string_view::npos)
      result_.breaks("a statement is too large to be looked at");
    return;
  }
  switch (statement->node_case) {
    case PG_QUERY__NODE__NODE_CREATE_STMT:
      return note(*statement->create_stmt);
    case PG_QUERY__NODE__NODE_CREATE_FOREIGN_TABLE_STMT:
      return note(*statement->create_foreign_table_stmt->base_stmt);
    case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT:
      return note(*statement->alter_table_stmt);
    case PG_QUERY__NODE__NODE_INDEX_STMT:
      return note(*statement->index_stmt);
    case PG_QUERY__NODE__NODE_CREATE_TRIG_STMT:
      return stands_on(statement->create_trig_stmt->relation, "trigger");
    case PG_QUERY__NODE__NODE_RULE_STMT:
      return stands_on(statement->rule_stmt->relation, "rule");
    case PG_QUERY__NODE__NODE_CREATE_POLICY_STMT:
      return stands_on(statement->create_policy_stmt->table, "policy");
    case PG_QUERY__NODE__NODE_SELECT_STMT:
    case PG_QUERY__NODE__NODE_INSERT_STMT:
    case PG_QUERY__NODE__NODE_UPDATE_STMT:
    case PG_QUERY__NODE__NODE_DELETE_STMT:
    case PG_QUERY__NODE__NODE_MERGE_STMT:
    case PG_QUERY__NODE__NODE_TRUNCATE_STMT:
    case PG_QUERY__NODE__NODE_DO_STMT:
    case PG_QUERY__NODE__NODE_CALL_STMT:
    case PG_QUERY__NODE__NODE_EXPLAIN_STMT:
      return judge_rows(*statement, made_, result_);
    default:
      return note_made(*statement);
  }
}

/// Partitions take the rows that are theirs; those of another child would show in its parent.
void step_judge::note(const PgQuery__CreateStmt& create) {
  if (create.if_not_exists != 0) result_.doubts(fmt::format("{} may have been there", create.relation->relname));
  made_.add_table(*create.relation);
  add_references({create.constraints, create.n_constraints}, *create.relation);
  for (auto* const& node : nodes{create.table_elts, create.n_table_elts}) {
    if (node->node_case == PG_QUERY__NODE__NODE_CONSTRAINT) {
      add_references({&node, 1}, *create.relation);
    } else if (node->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF) {
      add_references({node->column_def->constraints, node->column_def->n_constraints}, *create.relation);
    }
  }
  for (const auto* parent : nodes{create.inh_relations, create.n_inh_relations}) {
    if (create.partbound != nullptr || made_.has_table(parent->range_var)) continue;
    result_.breaks(
        fmt::format("rows of the new table {} show in {}", create.relation->relname, parent->range_var->relname));
  }
}

void step_judge::add_references(std::span<PgQuery__Node* const> constraints, const PgQuery__RangeVar& table) {
  for (const auto* node : constraints) {
    const auto& key = *node->constraint;
    if (key.contype != PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN || key.pktable == nullptr) continue;
    result_.add(added_reference{.child = table.relname,
                                .parent = key.pktable->relname,
                                .parent_is_new = made_.has_table(key.pktable),
                                .lets_go = lets_go(key)});
  }
}

void step_judge::note(const PgQuery__AlterTableStmt& alter) {
  if (alter.relation == nullptr) return;
  if (made_.has_table(alter.relation)) return note_completion(alter);
  const bool is_view = alter.objtype == PG_QUERY__OBJECT_TYPE__OBJECT_VIEW;
  if (is_view) return result_.breaks(fmt::format("the view {} is another one", alter.relation->relname));
  for (const auto* command : nodes{alter.cmds, alter.n_cmds}) note(*command->alter_table_cmd, *alter.relation);
}

/// Of what is done to a new table, others feel its foreign keys alone.
void step_judge::note_completion(const PgQuery__AlterTableStmt& alter) {
  for (const auto* node : nodes{alter.cmds, alter.n_cmds}) {
    PgQuery__Node* const definition = node->alter_table_cmd->def;
    if (definition == nullptr) continue;
    if (definition->node_case == PG_QUERY__NODE__NODE_CONSTRAINT) {
      add_references({&definition, 1}, *alter.relation);
    } else if (definition->node_case == PG_QUERY__NODE__NODE_COLUMN_DEF) {
      add_references({definition->column_def->constraints, definition->column_def->n_constraints}, *alter.relation);
    }
  }
}

void step_judge::note(const PgQuery__AlterTableCmd& command, const PgQuery__RangeVar& table) {
  if (is_tuning(command.subtype)) return;
  switch (command.subtype) {
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn:
      return add_column(*command.def->column_def, table);
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType:
      return result_.doubts(fmt::format("{}.{} gets another type", table.relname, command.name));
    case PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition:
      if (made_.has_table(command.def->partition_cmd->name)) return;
      break;
    default:
      break;
  }
  const std::string_view column = is_unsaid(command.name) ? "" : command.name;
  if (!column.empty() && made_.has_column(&table, column)) return;
  result_.breaks(fmt::format("the table {} gets {}", table.relname, word_of(command.subtype)));
}

void step_judge::add_column(const PgQuery__ColumnDef& column, const PgQuery__RangeVar& table) {
  const auto facts = facts_of(column, table.relname);
  result_.add(facts);
  add_references({column.constraints, column.n_constraints}, table);
  const bool points = std::ranges::any_of(nodes{column.constraints, column.n_constraints}, [](const auto* node) {
    return node->constraint->contype == PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN;
  });
  if (points && facts.has_default)
    result_.breaks(fmt::format("the new column {} points at a row by default", facts.name));
  made_.add_column(table, column.colname);
}

void step_judge::note(const PgQuery__IndexStmt& index) {
  if (made_.has_table(index.relation)) return;
  const bool computes = std::ranges::any_of(nodes{index.index_params, index.n_index_params},
                                            [](const auto* each) { return each->index_elem->expr != nullptr; });
  result_.add(added_index{
      .name = is_unsaid(index.idxname) ? fmt::format("on {}", index.relation->relname) : std::string{index.idxname},
      .is_unique = index.unique != 0,
      .is_computed = computes || index.where_clause != nullptr});
}

void step_judge::stands_on(const PgQuery__RangeVar* table, std::string_view what) {
  if (!made_.has_table(table)) result_.breaks(fmt::format("a new {} stands on {}", what, table->relname));
}

/// Statements that make something, or change what no program asks for.
void step_judge::note_made(const PgQuery__Node& statement) {
  switch (statement.node_case) {
    case PG_QUERY__NODE__NODE_VIEW_STMT:
      made_.add_table(*statement.view_stmt->view);
      if (statement.view_stmt->replace != 0)
        result_.doubts(fmt::format("the view {} may have been there", statement.view_stmt->view->relname));
      return;
    case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT:
      made_.add_table(*statement.create_table_as_stmt->into->rel);
      if (statement.create_table_as_stmt->if_not_exists != 0)
        result_.doubts(fmt::format("{} may have been there", statement.create_table_as_stmt->into->rel->relname));
      return;
    case PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT:
      if (statement.create_function_stmt->replace != 0) result_.doubts("a function may have been there");
      return;
    case PG_QUERY__NODE__NODE_DEFINE_STMT:
      if (statement.define_stmt->replace != 0) result_.doubts("what it defines may have been there");
      return;
    case PG_QUERY__NODE__NODE_ALTER_ENUM_STMT:
      if (!is_unsaid(statement.alter_enum_stmt->old_val)) result_.breaks("a value of an enum is renamed");
      return;
    case PG_QUERY__NODE__NODE_GRANT_STMT:
      if (statement.grant_stmt->is_grant == 0) result_.breaks("rights are revoked");
      return;
    case PG_QUERY__NODE__NODE_GRANT_ROLE_STMT:
      if (statement.grant_role_stmt->is_grant == 0) result_.breaks("a role is revoked");
      return;
    case PG_QUERY__NODE__NODE_DROP_STMT:
      if (statement.drop_stmt->missing_ok != 0) return result_.doubts("what it drops may not have been there");
      return result_.breaks("something is dropped");
    case PG_QUERY__NODE__NODE_RENAME_STMT:
      if (made_.has_table(statement.rename_stmt->relation)) return result_.doubts("what it has made is renamed");
      return result_.breaks("something is renamed");
    case PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT:
      if (statement.create_schema_stmt->n_schema_elts > 0) result_.doubts("a schema is made with what is in it");
      return;
    default:
      return note_other(statement);
  }
}

void step_judge::note_other(const PgQuery__Node& statement) {
  switch (statement.node_case) {
    case PG_QUERY__NODE__NODE_ALTER_DEFAULT_PRIVILEGES_STMT:
    case PG_QUERY__NODE__NODE_CHECK_POINT_STMT:
    case PG_QUERY__NODE__NODE_CLUSTER_STMT:
    case PG_QUERY__NODE__NODE_COMMENT_STMT:
    case PG_QUERY__NODE__NODE_COMPOSITE_TYPE_STMT:
    case PG_QUERY__NODE__NODE_CONSTRAINTS_SET_STMT:
    case PG_QUERY__NODE__NODE_COPY_STMT:
    case PG_QUERY__NODE__NODE_CREATE_CONVERSION_STMT:
    case PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT:
    case PG_QUERY__NODE__NODE_CREATE_ENUM_STMT:
    case PG_QUERY__NODE__NODE_CREATE_EXTENSION_STMT:
    case PG_QUERY__NODE__NODE_CREATE_FDW_STMT:
    case PG_QUERY__NODE__NODE_CREATE_FOREIGN_SERVER_STMT:
    case PG_QUERY__NODE__NODE_CREATE_RANGE_STMT:
    case PG_QUERY__NODE__NODE_CREATE_ROLE_STMT:
    case PG_QUERY__NODE__NODE_CREATE_SEQ_STMT:
    case PG_QUERY__NODE__NODE_CREATE_STATS_STMT:
    case PG_QUERY__NODE__NODE_CREATE_USER_MAPPING_STMT:
    case PG_QUERY__NODE__NODE_LOCK_STMT:
    case PG_QUERY__NODE__NODE_NOTIFY_STMT:
    case PG_QUERY__NODE__NODE_REFRESH_MAT_VIEW_STMT:
    case PG_QUERY__NODE__NODE_REINDEX_STMT:
    case PG_QUERY__NODE__NODE_SEC_LABEL_STMT:
    case PG_QUERY__NODE__NODE_VACUUM_STMT:
    case PG_QUERY__NODE__NODE_VARIABLE_SET_STMT:
      return;
    default:
      return result_.breaks("it does what is not known to be harmless");
  }
}

}  // namespace pawl::generator::pg
