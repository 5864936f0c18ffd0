/// ban-drop-database: a migration drops a database.

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "lint/postgresql/draft.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

void find(const postgresql_draft& draft, lint_report& report) {
  if (draft.node.node_case != PG_QUERY__NODE__NODE_DROPDB_STMT) return;
  report.warn(
      draft.statement.offset,
      fmt::format("the whole database {} is lost, and no transaction brings it back", draft.node.dropdb_stmt->dbname),
      "leave it to whoever keeps the server; a migration is about the database that it runs in");
}

}  // namespace

lint_rule<postgresql_draft> ban_drop_database() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
