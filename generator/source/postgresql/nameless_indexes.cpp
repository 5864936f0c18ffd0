#include "source/postgresql/nameless_indexes.hpp"

#include <pg_query/pg_query.pb-c.h>

#include "source/postgresql/table_facts.hpp"

namespace pawl::generator::pg {
namespace {

/// Whether an index can go with it.
bool drops_indexes(const PgQuery__DropStmt& drop) {
  if (drop.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE) return true;
  switch (drop.remove_type) {
    case PG_QUERY__OBJECT_TYPE__OBJECT_FUNCTION:
    case PG_QUERY__OBJECT_TYPE__OBJECT_POLICY:
    case PG_QUERY__OBJECT_TYPE__OBJECT_PROCEDURE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_RULE:
    case PG_QUERY__OBJECT_TYPE__OBJECT_TRIGGER:
    case PG_QUERY__OBJECT_TYPE__OBJECT_VIEW:
      return false;
    default:
      return true;
  }
}

/// What is not known to leave every index may drop one: a DO block, a call, a table that is made anew or temporary.
bool may_drop_indexes(const PgQuery__Node& statement) {
  switch (statement.node_case) {
    case PG_QUERY__NODE__NODE_COMMENT_STMT:
    case PG_QUERY__NODE__NODE_CREATE_FUNCTION_STMT:
    case PG_QUERY__NODE__NODE_CREATE_TRIG_STMT:
    case PG_QUERY__NODE__NODE_GRANT_STMT:
    case PG_QUERY__NODE__NODE_INDEX_STMT:
    case PG_QUERY__NODE__NODE_VIEW_STMT:
      return false;
    case PG_QUERY__NODE__NODE_DROP_STMT:
      return drops_indexes(*statement.drop_stmt);
    default:
      return true;
  }
}

}  // namespace

void nameless_indexes::note(const PgQuery__Node& statement, std::size_t offset) {
  may_drop_ = may_drop_ || may_drop_indexes(statement);
  if (statement.node_case == PG_QUERY__NODE__NODE_INDEX_STMT && is_unsaid(statement.index_stmt->idxname))
    offsets_.push_back(offset);
}

}  // namespace pawl::generator::pg
