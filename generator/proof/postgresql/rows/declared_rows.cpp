#include "proof/postgresql/rows/declared_rows.hpp"

#include <algorithm>
#include <span>
#include <string_view>

#include <pg_query/pg_query.pb-c.h>

#include "core/letter_case.hpp"
#include "source/postgresql/deep_stack.hpp"
#include "source/postgresql/parse_tree.hpp"
#include "source/postgresql/statement_reader.hpp"
#include "source/postgresql/tree_walk.hpp"

namespace pawl::generator {
namespace {

using nodes = std::span<PgQuery__Node* const>;

/// What a migration selects without doing anything to rows.
constexpr std::string_view harmless[] = {
    "setval", "nextval", "count", "max", "min", "sum", "now", "coalesce", "pg_get_serial_sequence"};

class declaration_reader {
 public:
  declared_rows take(const PgQuery__ParseResult& root) {
    for (const auto* statement : std::span{root.stmts, root.n_stmts}) read(*statement->stmt);
    return std::move(declared_);
  }

 private:
  declared_changes& of(const PgQuery__RangeVar* table) { return declared_.tables[table->relname]; }

  void set(const PgQuery__RangeVar* table, std::string_view column) {
    of(table).columns.push_back(to_lower(std::string{column}));
  }

  void set(const PgQuery__RangeVar* table, nodes targets) {
    for (const auto* target : targets)
      if (target->node_case == PG_QUERY__NODE__NODE_RES_TARGET) set(table, target->res_target->name);
  }

  void read(const PgQuery__Node& statement) {
    switch (statement.node_case) {
      case PG_QUERY__NODE__NODE_DO_STMT:
      case PG_QUERY__NODE__NODE_CALL_STMT:
        declared_.anything = true;
        return;
      case PG_QUERY__NODE__NODE_TRUNCATE_STMT:
        for (const auto* table : nodes{statement.truncate_stmt->relations, statement.truncate_stmt->n_relations})
          of(table->range_var).deletes = true;
        if (statement.truncate_stmt->behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE) declared_.anything = true;
        return;
      case PG_QUERY__NODE__NODE_DROP_STMT:
        declared_.drops_tables = true;
        return;
      case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT:
        return read(*statement.alter_table_stmt);
      case PG_QUERY__NODE__NODE_RENAME_STMT:
        if (statement.rename_stmt->relation != nullptr) {
          set(statement.rename_stmt->relation, statement.rename_stmt->subname);
          set(statement.rename_stmt->relation, statement.rename_stmt->newname);
        }
        return;
      default:
        read_rows(statement);
    }
  }

  void read(const PgQuery__AlterTableStmt& alter) {
    for (const auto* node : nodes{alter.cmds, alter.n_cmds}) {
      const auto& command = *node->alter_table_cmd;
      if (command.subtype == PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartition) declared_.drops_tables = true;
      if (command.name != nullptr) set(alter.relation, command.name);
    }
  }

  /// Also those in WITH.
  void read_rows(const PgQuery__Node& statement) {
    const bool is_select = statement.node_case == PG_QUERY__NODE__NODE_SELECT_STMT;
    pg::walk(statement, [&](const ProtobufCMessage& message) {
      if (const auto* removal = pg::as<PgQuery__DeleteStmt>(message, pg_query__delete_stmt__descriptor)) {
        of(removal->relation).deletes = true;
      } else if (const auto* update = pg::as<PgQuery__UpdateStmt>(message, pg_query__update_stmt__descriptor)) {
        set(update->relation, {update->target_list, update->n_target_list});
      } else if (pg::as<PgQuery__MergeStmt>(message, pg_query__merge_stmt__descriptor) != nullptr) {
        declared_.anything = true;
      } else if (const auto* conflict =
                     pg::as<PgQuery__OnConflictClause>(message, pg_query__on_conflict_clause__descriptor)) {
        if (statement.node_case == PG_QUERY__NODE__NODE_INSERT_STMT)
          set(statement.insert_stmt->relation, {conflict->target_list, conflict->n_target_list});
      } else if (const auto* call = pg::as<PgQuery__FuncCall>(message, pg_query__func_call__descriptor)) {
        const auto* last = call->n_funcname == 0 ? nullptr : call->funcname[call->n_funcname - 1];
        const std::string_view name = last == nullptr ? "" : last->string->sval;
        if (is_select && std::ranges::find(harmless, name) == std::end(harmless)) declared_.anything = true;
      }
      return true;
    });
  }

  declared_rows declared_;
};

}  // namespace

declared_rows declared_by(const script& script) {
  declared_rows declared{.anything = true};
  pg::statement_reader statements{script.text()};
  while (const auto statement = statements.next())
    if (!pg::bears_tree(*statement)) return declared;
  pg::with_deep_stack([&] {
    const auto parsed = pg::parse_sql(std::string{script.text()}, pg::parse_depth::tree);
    if (parsed.tree) declared = declaration_reader{}.take(parsed.tree->root());
  });
  return declared;
}

}  // namespace pawl::generator
