/// many-indexes: one migration builds three indexes or more on a table that stood before.

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "lint/postgresql/draft.hpp"
#include "lint/postgresql/naming.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

/// At the third: one transaction holds the first one's lock until the last is built.
constexpr std::size_t too_many = 3;

void find(const postgresql_draft& draft, lint_report& report) {
  if (draft.node.node_case != PG_QUERY__NODE__NODE_INDEX_STMT) return;
  const auto& index = *draft.node.index_stmt;
  const auto* table = draft.schema.find(index.relation);
  if (index.concurrent != 0 || table == nullptr || draft.schema.is_new(table)) return;
  if (table->indexed_in != draft.schema.current() || table->indexes + 1 != too_many) return;
  report.warn(
      draft.statement.offset,
      fmt::format(
          "this is the third index on {} in one transaction, which holds SHARE until all are built: writers wait "
          "for the sum of them",
          pg::plain(*index.relation)),
      "each in a migration of its own, CONCURRENTLY");
}

}  // namespace

lint_rule<postgresql_draft> many_indexes() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
