/// require-table-schema: a table is named without its schema.

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "lint/postgresql/draft.hpp"
#include "source/postgresql/names.hpp"
#include "source/postgresql/table_facts.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

void look_at(const PgQuery__RangeVar* relation, const postgresql_draft& draft, lint_report& report) {
  if (relation == nullptr || !pg::is_unsaid(relation->schemaname)) return;
  if (relation->relpersistence != nullptr && *relation->relpersistence == 't') return;
  report.warn(draft.place(relation->location),
              fmt::format("which schema {} is looked for in depends on the search_path of whoever runs the migration",
                          relation->relname),
              fmt::format("instead: public.{}", pg::quoted(relation->relname)));
}

void find(const postgresql_draft& draft, lint_report& report) {
  switch (draft.node.node_case) {
    case PG_QUERY__NODE__NODE_CREATE_STMT:
      return look_at(draft.node.create_stmt->relation, draft, report);
    case PG_QUERY__NODE__NODE_CREATE_TABLE_AS_STMT:
      return look_at(draft.node.create_table_as_stmt->into->rel, draft, report);
    case PG_QUERY__NODE__NODE_ALTER_TABLE_STMT:
      return look_at(draft.node.alter_table_stmt->relation, draft, report);
    case PG_QUERY__NODE__NODE_INDEX_STMT:
      return look_at(draft.node.index_stmt->relation, draft, report);
    case PG_QUERY__NODE__NODE_DROP_STMT: {
      const auto& drop = *draft.node.drop_stmt;
      if (drop.remove_type != PG_QUERY__OBJECT_TYPE__OBJECT_TABLE) return;
      for (std::size_t i = 0; i < drop.n_objects; ++i) {
        const auto [schema, name] = pg::object_name(*drop.objects[i]);
        if (!schema.empty()) continue;
        report.warn(
            draft.place_of_part(i),
            fmt::format("which schema {} is looked for in depends on the search_path of whoever runs the migration",
                        name),
            fmt::format("instead: public.{}", pg::quoted(name)));
      }
      return;
    }
    default:
      return;
  }
}

}  // namespace

lint_rule<postgresql_draft> require_table_schema() { return {.look = find, .by_default = false}; }

}  // namespace pawl::generator::postgresql_rules
