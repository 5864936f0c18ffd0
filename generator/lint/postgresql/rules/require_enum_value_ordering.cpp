/// require-enum-value-ordering: a value is added to an enum without BEFORE or AFTER.

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "lint/postgresql/draft.hpp"
#include "source/postgresql/table_facts.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

void find(const postgresql_draft& draft, lint_report& report) {
  if (draft.node.node_case != PG_QUERY__NODE__NODE_ALTER_ENUM_STMT) return;
  const auto& alter = *draft.node.alter_enum_stmt;
  if (!pg::is_unsaid(alter.old_val) || !pg::is_unsaid(alter.new_val_neighbor)) return;
  report.warn(
      draft.statement.offset,
      fmt::format("'{}' becomes the greatest value of the type: ORDER BY and comparisons put it last", alter.new_val),
      fmt::format("say where it belongs: ADD VALUE '{}' BEFORE '...', or AFTER '...'", alter.new_val));
}

}  // namespace

lint_rule<postgresql_draft> require_enum_value_ordering() { return {.look = find, .by_default = false}; }

}  // namespace pawl::generator::postgresql_rules
