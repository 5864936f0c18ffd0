/// rename-table: a table that stood before gets another name or schema.

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "lint/postgresql/draft.hpp"
#include "lint/postgresql/naming.hpp"
#include "source/postgresql/names.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

/// A view by the old name serves both.
void report_one(const postgresql_draft& draft, lint_report& report, const PgQuery__RangeVar& old,
                const std::string& sql_name, const std::string& shown) {
  const auto name = pg::quoted(old);
  draft.withdraw_where_back(old.schemaname, old.relname);
  report.warn(
      draft.place_of_part(0),
      fmt::format("programs that know the table as {} fail once it is {}", pg::plain(old), shown),
      fmt::format("keep the old name as a view, in this migration behind the statement, until no program uses it:\n"
                  "  CREATE VIEW {} AS SELECT * FROM {};",
                  name, sql_name));
}

void find(const postgresql_draft& draft, lint_report& report) {
  if (draft.node.node_case == PG_QUERY__NODE__NODE_RENAME_STMT) {
    const auto& rename = *draft.node.rename_stmt;
    if (rename.rename_type != PG_QUERY__OBJECT_TYPE__OBJECT_TABLE || rename.relation == nullptr) return;
    if (draft.schema.is_new(rename.relation)) return;
    auto renamed = *rename.relation;
    renamed.relname = rename.newname;
    report_one(draft, report, *rename.relation, pg::quoted(renamed), pg::plain(renamed));
  } else if (draft.node.node_case == PG_QUERY__NODE__NODE_ALTER_OBJECT_SCHEMA_STMT) {
    const auto& set = *draft.node.alter_object_schema_stmt;
    if (set.object_type != PG_QUERY__OBJECT_TYPE__OBJECT_TABLE || set.relation == nullptr) return;
    if (draft.schema.is_new(set.relation)) return;
    auto moved = *set.relation;
    moved.schemaname = set.newschema;
    report_one(draft, report, *set.relation, pg::quoted(moved), pg::plain(moved));
  }
}

}  // namespace

lint_rule<postgresql_draft> rename_table() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
