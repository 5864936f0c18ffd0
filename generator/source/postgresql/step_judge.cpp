#include "source/postgresql/step_judge.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "source/postgresql/block_statements.hpp"
#include "source/postgresql/builtin_routines.hpp"
#include "source/postgresql/names.hpp"
#include "source/postgresql/parse_tree.hpp"
#include "source/postgresql/removals.hpp"
#include "source/postgresql/routine.hpp"
#include "source/postgresql/row_changes.hpp"
#include "source/postgresql/table_facts.hpp"

namespace pawl::generator::pg {
namespace {

using nodes = std::span<PgQuery__Node* const>;

/// SET LOCAL search_path, and RESET ALL: an unqualified name means something else from here on.
bool changes_path(const PgQuery__VariableSetStmt& set) {
  return set.kind == PG_QUERY__VARIABLE_SET_KIND__VAR_RESET_ALL || is_word(set.name, "search_path");
}

bool restarts(const PgQuery__AlterSeqStmt& alter) {
  return std::ranges::any_of(nodes{alter.options, alter.n_options}, [](const auto* option) {
    return option->node_case == PG_QUERY__NODE__NODE_DEF_ELEM &&
           std::string_view{option->def_elem->defname} == "restart";
  });
}

}  // namespace

void step_judge::note(const PgQuery__Node* statement, std::string_view sql) {
  if (statement == nullptr) {
    // So many tokens are rows of an INSERT, which do no harm unless they replace others.
    const bool is_insert = is_word(sql.substr(0, 6), "insert");
    if (!is_insert || sql.find("ONFLICT") != std::string_view::npos || sql.find("onflict") != std::string_view::npos)
      findings_.settles("a statement is too large to be looked at");
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
    case PG_QUERY__NODE__NODE_DO_STMT:
      return note_block(*statement, sql);
    case PG_QUERY__NODE__NODE_SELECT_STMT:
    case PG_QUERY__NODE__NODE_INSERT_STMT:
    case PG_QUERY__NODE__NODE_UPDATE_STMT:
    case PG_QUERY__NODE__NODE_DELETE_STMT:
    case PG_QUERY__NODE__NODE_MERGE_STMT:
    case PG_QUERY__NODE__NODE_TRUNCATE_STMT:
    case PG_QUERY__NODE__NODE_CALL_STMT:
    case PG_QUERY__NODE__NODE_COPY_STMT:
    case PG_QUERY__NODE__NODE_EXPLAIN_STMT:
      return judge_rows(*statement, routines_, findings_);
    default:
      return note_made(*statement);
  }
}

/// What a block does depends on conditions, which nobody evaluates here.
void step_judge::note_block(const PgQuery__Node& block, std::string_view sql) {
  constexpr const char* anything = "it runs a DO block, which may do anything";
  const auto routine = find_routine(block, sql);
  if (!routine || routine->language != "plpgsql") return findings_.settles(anything);
  const auto statements = statements_of_block(routine->body.value());
  if (!statements) return findings_.settles(anything);
  findings_.doubts("what its DO block does depends on the database");
  const bool outer = std::exchange(findings_.conditional, true);
  for (const auto& text : *statements) {
    const auto parsed = parse_sql(text, parse_depth::tree);
    if (!parsed.tree || parsed.statements != 1) {
      findings_.settles(anything);
    } else {
      note(parsed.tree->root().stmts[0]->stmt, text);
    }
  }
  findings_.conditional = outer;
}

/// Statements that make something, or change what no program asks for.
void step_judge::note_made(const PgQuery__Node& statement) {
  switch (statement.node_case) {
    case PG_QUERY__NODE__NODE_VIEW_STMT:
      findings_.made.add_view(*statement.view_stmt->view);
      if (statement.view_stmt->replace != 0)
        findings_.doubts(fmt::format("the view {} may have been there", statement.view_stmt->view->relname));
      return;
    case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT:
      // What it selects may change rows in passing.
      judge_rows(statement, routines_, findings_);
      findings_.made.add_table(*statement.create_table_as_stmt->into->rel);
      if (statement.create_table_as_stmt->if_not_exists != 0)
        findings_.doubts(fmt::format("{} may have been there", statement.create_table_as_stmt->into->rel->relname));
      return;
    case PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT:
      return note_routine(statement);
    case PG_QUERY__NODE__NODE_DEFINE_STMT:
      return note_definition(*statement.define_stmt);
    case PG_QUERY__NODE__NODE_CREATE_SCHEMA_STMT:
      if (statement.create_schema_stmt->n_schema_elts > 0) findings_.doubts("a schema is made with what is in it");
      return;
    case PG_QUERY__NODE__NODE_VARIABLE_SET_STMT:
      if (changes_path(*statement.variable_set_stmt)) findings_.made.forget();
      return;
    default:
      return note_altered(statement);
  }
}

void step_judge::note_definition(const PgQuery__DefineStmt& definition) {
  if (definition.replace != 0) findings_.doubts("what it defines may have been there");
  if (definition.kind == PG_QUERY__OBJECT_TYPE__OBJECT_OPERATOR)
    findings_.breaks("a new operator may be found where another one was");
  if (definition.kind == PG_QUERY__OBJECT_TYPE__OBJECT_AGGREGATE && definition.n_defnames > 0)
    note_routine_name(definition.defnames[definition.n_defnames - 1]->string->sval);
}

/// A call that named one function may name two, or another one, once there is a second of its name.
void step_judge::note_routine_name(std::string_view name) {
  if (routines_.has(name)) return findings_.doubts(fmt::format("another function may have the name {}", name));
  if (is_builtin_routine(name)) findings_.doubts(fmt::format("PostgreSQL has a function of the name {}", name));
  if (routines_.has_those_of_extensions())
    findings_.doubts(fmt::format("an extension may have a function of the name {}", name));
}

void step_judge::note_routine(const PgQuery__Node& statement) {
  const auto name = routine_name(statement);
  if (statement.create_function_stmt->replace != 0) findings_.doubts("a function may have been there");
  if (!made_routines_.contains(name)) note_routine_name(name);
  if (!routines_.has(name)) made_routines_.emplace(name);
}

void step_judge::note_altered(const PgQuery__Node& statement) {
  switch (statement.node_case) {
    case PG_QUERY__NODE__NODE_ALTER_ENUM_STMT:
      if (!is_unsaid(statement.alter_enum_stmt->old_val)) findings_.settles("a value of an enum is renamed");
      return;
    case PG_QUERY__NODE__NODE_GRANT_STMT:
      if (statement.grant_stmt->is_grant == 0) findings_.settles("rights are revoked");
      return;
    case PG_QUERY__NODE__NODE_GRANT_ROLE_STMT:
      if (statement.grant_role_stmt->is_grant == 0) findings_.settles("a role is revoked");
      return;
    case PG_QUERY__NODE__NODE_ALTER_SEQ_STMT:
      return restarts(*statement.alter_seq_stmt) ? findings_.settles("a sequence begins again")
                                                 : findings_.breaks("a sequence is another one");
    case PG_QUERY__NODE__NODE_CREATE_EXTENSION_STMT:
      if (is_new_extension(*statement.create_extension_stmt))
        findings_.breaks("functions and operators of a new extension may be found where others were");
      return;
    case PG_QUERY__NODE__NODE_ALTER_DOMAIN_STMT:
      return findings_.breaks("a domain is another one");
    case PG_QUERY__NODE__NODE_ALTER_FUNCTION_STMT:
      return findings_.breaks("a function is another one");
    case PG_QUERY__NODE__NODE_DROP_STMT:
      return judge_drop(*statement.drop_stmt, findings_);
    case PG_QUERY__NODE__NODE_RENAME_STMT:
      return judge_rename(*statement.rename_stmt, findings_);
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
    case PG_QUERY__NODE__NODE_CREATE_CONVERSION_STMT:
    case PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT:
    case PG_QUERY__NODE__NODE_CREATE_ENUM_STMT:
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
      return;
    default:
      return findings_.settles("it does what is not known to be harmless");
  }
}

}  // namespace pawl::generator::pg
