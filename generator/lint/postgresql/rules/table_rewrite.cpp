/// table-rewrite: CLUSTER, VACUUM FULL, SET TABLESPACE, SET LOGGED and the like write a whole table anew.

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "lint/postgresql/alterations.hpp"
#include "lint/postgresql/naming.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

constexpr std::string_view advice =
    "pg_repack does it beside the programs that use the table, and from version 19 on REPACK (CONCURRENTLY) does; else "
    "where programs have little to do";

void warn(lint_report& report, std::uint32_t place, std::string_view what, std::string_view table) {
  report.warn(
      place,
      fmt::format("{} writes every row of {} anew under ACCESS EXCLUSIVE: readers and writers wait", what, table),
      std::string{advice});
}

bool is_full(const PgQuery__VacuumStmt& vacuum) {
  const std::span options{vacuum.options, vacuum.n_options};
  return std::ranges::any_of(options, [](const auto* each) {
    return each->node_case == PG_QUERY__NODE__NODE_DEF_ELEM && std::string_view{each->def_elem->defname} == "full";
  });
}

void find_vacuum(const postgresql_draft& draft, lint_report& report) {
  const auto& vacuum = *draft.node.vacuum_stmt;
  if (!is_full(vacuum)) return;
  if (vacuum.n_rels == 0) warn(report, draft.statement.offset, "VACUUM FULL", "every table");
  for (std::size_t i = 0; i < vacuum.n_rels; ++i)
    if (const auto* relation = vacuum.rels[i]->vacuum_relation->relation; !draft.schema.is_new(relation))
      warn(report, draft.place(relation->location), "VACUUM FULL", pg::plain(*relation));
}

void find(const postgresql_draft& draft, lint_report& report) {
  constexpr std::array kinds{
      std::pair{PG_QUERY__ALTER_TABLE_TYPE__AT_SetLogged, std::string_view{"SET LOGGED"}},
      std::pair{PG_QUERY__ALTER_TABLE_TYPE__AT_SetUnLogged, std::string_view{"SET UNLOGGED"}},
      std::pair{PG_QUERY__ALTER_TABLE_TYPE__AT_SetTableSpace, std::string_view{"SET TABLESPACE"}},
      std::pair{PG_QUERY__ALTER_TABLE_TYPE__AT_SetAccessMethod, std::string_view{"SET ACCESS METHOD"}},
  };
  if (draft.node.node_case == PG_QUERY__NODE__NODE_VACUUM_STMT) return find_vacuum(draft, report);
  if (draft.node.node_case == PG_QUERY__NODE__NODE_CLUSTER_STMT) {
    const auto* relation = draft.node.cluster_stmt->relation;
    if (relation == nullptr || !draft.schema.is_new(relation))
      warn(report, draft.statement.offset, "CLUSTER",
           relation == nullptr ? "every clustered table" : pg::plain(*relation));
    return;
  }
  for (const auto& [kind, word] : kinds)
    for (const auto& at : alterations_of(draft, kind))
      if (draft.rewrites(at.relation).value_or(true)) warn(report, at.place, word, at.name());
}

}  // namespace

lint_rule<postgresql_draft> table_rewrite() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
