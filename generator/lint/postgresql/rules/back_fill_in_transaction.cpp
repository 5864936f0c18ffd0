/// back-fill-in-transaction: rows are changed one by one while the migration holds a lock on their table that
/// others wait for.

#include <algorithm>

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "lint/postgresql/draft.hpp"
#include "lint/postgresql/locks.hpp"
#include "source/postgresql/tree_walk.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

/// What goes through rows: UPDATE, DELETE, MERGE, INSERT ... SELECT.
std::string_view word_of(const PgQuery__Node& statement) {
  switch (statement.node_case) {
    case PG_QUERY__NODE__NODE_UPDATE_STMT:
      return "UPDATE";
    case PG_QUERY__NODE__NODE_DELETE_STMT:
      return "DELETE";
    case PG_QUERY__NODE__NODE_MERGE_STMT:
      return "MERGE";
    case PG_QUERY__NODE__NODE_INSERT_STMT: {
      const auto* rows = statement.insert_stmt->select_stmt;
      const bool selects = rows != nullptr && rows->node_case == PG_QUERY__NODE__NODE_SELECT_STMT &&
                           rows->select_stmt->n_values_lists == 0;
      return selects ? "INSERT ... SELECT" : "";
    }
    default:
      return "";
  }
}

/// `WHERE id = 7`, where that is the primary key.
bool is_one_row(const PgQuery__RangeVar* relation, const PgQuery__Node* where, const postgresql_draft& draft) {
  const auto* table = draft.schema.find(relation);
  if (table == nullptr || where == nullptr || where->node_case != PG_QUERY__NODE__NODE_A_EXPR) return false;
  const auto& comparison = *where->a_expr;
  const bool is_equal = comparison.kind == PG_QUERY__A__EXPR__KIND__AEXPR_OP && comparison.n_name == 1 &&
                        pg::object_name(*comparison.name[0]).second == "=";
  if (!is_equal || comparison.lexpr == nullptr || comparison.rexpr == nullptr ||
      comparison.lexpr->node_case != PG_QUERY__NODE__NODE_COLUMN_REF ||
      comparison.rexpr->node_case != PG_QUERY__NODE__NODE_A_CONST)
    return false;
  const auto column = pg::mentioned_columns(comparison.lexpr);
  return std::ranges::any_of(table->constraints, [&](const auto& each) {
    return each.second.kind == PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY && each.second.columns == column;
  });
}

bool is_one_row(const postgresql_draft& draft) {
  if (draft.node.node_case == PG_QUERY__NODE__NODE_UPDATE_STMT)
    return is_one_row(draft.node.update_stmt->relation, draft.node.update_stmt->where_clause, draft);
  if (draft.node.node_case == PG_QUERY__NODE__NODE_DELETE_STMT)
    return is_one_row(draft.node.delete_stmt->relation, draft.node.delete_stmt->where_clause, draft);
  return false;
}

/// The one that the migration has locked the most among those that the statement names; null where there is none.
const pg::known_table* locked_table(const postgresql_draft& draft) {
  const pg::known_table* strongest = nullptr;
  pg::walk(draft.node, [&](const ProtobufCMessage& message) {
    const auto* relation = pg::as<PgQuery__RangeVar>(message, pg_query__range_var__descriptor);
    const auto* table = draft.schema.find(relation);
    if (table != nullptr && table->lock.taken_in == draft.schema.current() &&
        (strongest == nullptr || table->lock.mode > strongest->lock.mode))
      strongest = table;
    return true;
  });
  return strongest;
}

void find(const postgresql_draft& draft, lint_report& report) {
  const auto word = word_of(draft.node);
  if (word.empty() || is_one_row(draft)) return;
  const auto* table = locked_table(draft);
  if (table == nullptr) return;
  const auto name = table->schema == "public" ? table->name : fmt::format("{}.{}", table->schema, table->name);
  report.warn(
      draft.statement.offset,
      fmt::format("{} goes through rows while the migration still holds {} on {}: {} until all are done", word,
                  pg::to_string(table->lock.mode), name, pg::who_waits(table->lock.mode)),
      fmt::format("move the {} to a migration behind this one, which has let go of the lock; many rows belong in "
                  "the program, in portions",
                  word),
      {{locate(draft.migration.up, table->lock.offset), "the lock is taken here"}});
}

}  // namespace

lint_rule<postgresql_draft> back_fill_in_transaction() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
