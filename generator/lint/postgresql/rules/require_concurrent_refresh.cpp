/// require-concurrent-refresh: a materialized view is filled anew without CONCURRENTLY.

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "lint/postgresql/draft.hpp"
#include "lint/postgresql/naming.hpp"
#include "lint/postgresql/safer.hpp"
#include "lint/postgresql/statement_text.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

void find(const postgresql_draft& draft, lint_report& report) {
  if (draft.node.node_case != PG_QUERY__NODE__NODE_REFRESH_MAT_VIEW_STMT) return;
  const auto& refresh = *draft.node.refresh_mat_view_stmt;
  if (refresh.concurrent != 0 || draft.schema.is_new(refresh.relation)) return;
  report.warn(
      draft.statement.offset,
      fmt::format("REFRESH fills {} anew under ACCESS EXCLUSIVE: its readers wait", pg::plain(*refresh.relation)),
      refresh.skip_data != 0
          ? std::string{"WITH NO DATA leaves nothing to read; drop the view when no program reads it"}
          : instead(with_behind(draft.statement.sql, "view", "CONCURRENTLY") + ';') +
                "\nwhich needs a unique index over all its rows");
}

}  // namespace

lint_rule<postgresql_draft> require_concurrent_refresh() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
