/// truncate: all rows of a table that stood before are removed at once.

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "lint/postgresql/draft.hpp"
#include "lint/postgresql/naming.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

/// CASCADE takes along what points at it, as far as the set tells, and what points at those.
std::string others_of(const PgQuery__TruncateStmt& truncate, const pg::known_table* table) {
  if (truncate.behavior != PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE) return {};
  std::string names;
  if (table != nullptr)
    for (const auto& each : table->referrers) names.append(names.empty() ? "" : ", ").append(each);
  return names.empty() ? " and of all that point at it" : fmt::format(", of {}, and of all that point at those", names);
}

void find(const postgresql_draft& draft, lint_report& report) {
  if (draft.node.node_case != PG_QUERY__NODE__NODE_TRUNCATE_STMT) return;
  const auto& truncate = *draft.node.truncate_stmt;
  for (std::size_t i = 0; i < truncate.n_relations; ++i) {
    const auto& relation = *truncate.relations[i]->range_var;
    if (draft.schema.is_new(&relation)) continue;
    report.warn(
        draft.place(relation.location),
        fmt::format("all rows of {}{} are lost, under ACCESS EXCLUSIVE: readers and writers wait", pg::plain(relation),
                    others_of(truncate, draft.schema.find(&relation))),
        fmt::format("delete what may go, and name each table: DELETE FROM {} WHERE ...;", pg::quoted(relation)));
  }
}

}  // namespace

lint_rule<postgresql_draft> truncate() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
