/// drop-table: a table that stood before is dropped.

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "lint/postgresql/draft.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

bool holds_rows(PgQuery__ObjectType type) {
  return type == PG_QUERY__OBJECT_TYPE__OBJECT_TABLE || type == PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA ||
         type == PG_QUERY__OBJECT_TYPE__OBJECT_FOREIGN_TABLE;
}

void find(const postgresql_draft& draft, lint_report& report) {
  if (draft.node.node_case != PG_QUERY__NODE__NODE_DROP_STMT) return;
  const auto& drop = *draft.node.drop_stmt;
  const bool cascades = drop.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE;
  const bool is_schema = drop.remove_type == PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA;
  // A schema without CASCADE is empty.
  if (!holds_rows(drop.remove_type) || (is_schema && !cascades)) return;
  for (std::size_t i = 0; i < drop.n_objects; ++i) {
    const auto [schema, name] = pg::object_name(*drop.objects[i]);
    if (!is_schema && draft.schema.is_new(draft.schema.find(schema, name))) continue;
    const auto shown = schema.empty() ? std::string{name} : fmt::format("{}.{}", schema, name);
    if (!is_schema) draft.withdraw_where_back(schema, name);
    report.warn(
        draft.place_of_part(i),
        is_schema ? fmt::format("the rows of every table in {} are lost, and programs that still read one fail", shown)
                  : fmt::format("the rows of {} are lost{}, and programs that still read it fail", shown,
                                cascades ? " with all that depends on it" : ""),
        fmt::format("drop it in a release after the one that stopped using it, and say so above the statement:\n"
                    "  -- pawl:allow drop-table no program has used {} since ...",
                    shown));
  }
}

}  // namespace

lint_rule<postgresql_draft> drop_table() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
