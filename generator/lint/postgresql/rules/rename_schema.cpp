/// rename-schema: a schema gets another name.

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "lint/postgresql/draft.hpp"
#include "source/postgresql/names.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

void find(const postgresql_draft& draft, lint_report& report) {
  if (draft.node.node_case != PG_QUERY__NODE__NODE_RENAME_STMT) return;
  const auto& rename = *draft.node.rename_stmt;
  if (rename.rename_type != PG_QUERY__OBJECT_TYPE__OBJECT_SCHEMA) return;
  report.warn(
      draft.statement.offset,
      fmt::format("programs that know anything in {0} by that name fail once it is {1}", rename.subname,
                  rename.newname),
      fmt::format("CREATE SCHEMA {}, views there by which programs read what is in {}, and the change when all do",
                  pg::quoted(rename.newname), pg::quoted(rename.subname)));
}

}  // namespace

lint_rule<postgresql_draft> rename_schema() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
