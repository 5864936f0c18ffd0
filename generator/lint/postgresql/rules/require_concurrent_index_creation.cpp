/// require-concurrent-index-creation: an index is built without CONCURRENTLY on a table that stood before.

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "lint/postgresql/draft.hpp"
#include "lint/postgresql/naming.hpp"
#include "lint/postgresql/safer.hpp"
#include "lint/postgresql/statement_text.hpp"
#include "source/postgresql/names.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

std::string name_of(const PgQuery__IndexStmt& index) {
  if (*index.idxname != '\0') return index.idxname;
  std::vector<std::string> columns;
  for (std::size_t i = 0; i < index.n_index_params; ++i) {
    const auto& element = *index.index_params[i]->index_elem;
    columns.emplace_back(*element.name == '\0' ? "expr" : element.name);
  }
  return pg::made_name(index.relation->relname, pg::joined(columns), "idx");
}

/// An index of a partitioned table cannot be built concurrently: those of its partitions can, one by one.
std::string for_partitions(const PgQuery__IndexStmt& index) {
  const auto parent = pg::quoted(index.relation->schemaname, name_of(index));
  return fmt::format(
      "CREATE INDEX ... ON ONLY {0} in this migration, which reads no row; CREATE INDEX CONCURRENTLY on each "
      "partition, "
      "each in a migration of its own; then ALTER INDEX {1} ATTACH PARTITION with each",
      pg::quoted(*index.relation), parent);
}

void find(const postgresql_draft& draft, lint_report& report) {
  if (draft.node.node_case != PG_QUERY__NODE__NODE_INDEX_STMT) return;
  const auto& index = *draft.node.index_stmt;
  if (index.concurrent != 0 || draft.schema.is_new(index.relation)) return;
  const auto* table = draft.schema.find(index.relation);
  const bool is_partitioned = table != nullptr && table->is_partitioned;
  // ONLY: an index of no rows.
  if (is_partitioned && index.relation->inh == 0) return;
  const bool is_named = *index.idxname != '\0';
  const auto more = is_named ? std::string{"CONCURRENTLY"} : "CONCURRENTLY " + pg::quoted(name_of(index));
  report.warn(
      draft.statement.offset,
      fmt::format("CREATE INDEX holds SHARE on {} while it reads every row: writers wait", pg::plain(*index.relation)) +
          draft.measured(*index.relation),
      is_partitioned ? for_partitions(index)
                     : in_its_own_migration(with_behind(draft.statement.sql, "index", more) + ';'));
}

}  // namespace

lint_rule<postgresql_draft> require_concurrent_index_creation() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
