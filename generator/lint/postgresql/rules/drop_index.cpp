/// drop-index: an index is dropped without CONCURRENTLY.

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "lint/postgresql/draft.hpp"
#include "lint/postgresql/safer.hpp"
#include "source/postgresql/names.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

/// One statement each: CONCURRENTLY drops no more.
std::string safer(const PgQuery__DropStmt& drop, std::string_view schema, std::string_view name, bool is_partitioned) {
  if (is_partitioned)
    return "an index of a partitioned table is not dropped concurrently: do it where programs have little to do";
  return in_its_own_migration(
      fmt::format("DROP INDEX CONCURRENTLY {}{};", drop.missing_ok != 0 ? "IF EXISTS " : "", pg::quoted(schema, name)));
}

void find(const postgresql_draft& draft, lint_report& report) {
  if (draft.node.node_case != PG_QUERY__NODE__NODE_DROP_STMT) return;
  const auto& drop = *draft.node.drop_stmt;
  if (drop.remove_type != PG_QUERY__OBJECT_TYPE__OBJECT_INDEX || drop.concurrent != 0) return;
  for (std::size_t i = 0; i < drop.n_objects; ++i) {
    const auto [schema, name] = pg::object_name(*drop.objects[i]);
    if (draft.schema.is_new_index(schema, name)) continue;
    const auto* table = draft.schema.table_of_index(schema, name);
    report.warn(
        draft.place_of_part(i),
        fmt::format(
            "DROP INDEX waits for every transaction on {} and holds ACCESS EXCLUSIVE on it: readers and writers "
            "wait behind it",
            table == nullptr ? fmt::format("the table of {}", name) : table->name),
        safer(drop, schema, name, table != nullptr && table->is_partitioned));
  }
}

}  // namespace

lint_rule<postgresql_draft> drop_index() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
