/// require-concurrent-reindex: an index is rebuilt without CONCURRENTLY.

#include <algorithm>
#include <span>

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "lint/postgresql/draft.hpp"
#include "lint/postgresql/naming.hpp"
#include "lint/postgresql/safer.hpp"
#include "lint/postgresql/statement_text.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

/// `REINDEX (CONCURRENTLY) ...` too.
bool is_concurrent(const PgQuery__ReindexStmt& reindex) {
  const std::span options{reindex.params, reindex.n_params};
  return std::ranges::any_of(options, [](const auto* each) {
    return each->node_case == PG_QUERY__NODE__NODE_DEF_ELEM &&
           std::string_view{each->def_elem->defname} == "concurrently";
  });
}

std::string_view kind_of(const PgQuery__ReindexStmt& reindex) {
  switch (reindex.kind) {
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_INDEX:
      return "index";
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_TABLE:
      return "table";
    case PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_SCHEMA:
      return "schema";
    default:
      return "database";
  }
}

bool is_new(const PgQuery__ReindexStmt& reindex, const pg::known_schema& schema) {
  if (reindex.relation == nullptr) return false;
  return schema.is_new(reindex.relation) ||
         schema.is_new_index(reindex.relation->schemaname, reindex.relation->relname);
}

void find(const postgresql_draft& draft, lint_report& report) {
  if (draft.node.node_case != PG_QUERY__NODE__NODE_REINDEX_STMT) return;
  const auto& reindex = *draft.node.reindex_stmt;
  // Of the catalogues there is none that is concurrent.
  if (is_concurrent(reindex) || reindex.kind == PG_QUERY__REINDEX_OBJECT_TYPE__REINDEX_OBJECT_SYSTEM) return;
  if (is_new(reindex, draft.schema)) return;
  const auto what = reindex.relation == nullptr ? std::string{kind_of(reindex)} : pg::plain(*reindex.relation);
  report.warn(
      draft.statement.offset,
      fmt::format("REINDEX builds {} anew while it holds SHARE on the table and ACCESS EXCLUSIVE on the index: writers "
                  "wait, and so do readers that would use it",
                  what),
      in_its_own_migration(with_behind(draft.statement.sql, kind_of(reindex), "CONCURRENTLY") + ';'));
}

}  // namespace

lint_rule<postgresql_draft> require_concurrent_reindex() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
