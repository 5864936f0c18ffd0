/// rename-column: a column of a table that stood before gets another name.

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "lint/postgresql/draft.hpp"
#include "lint/postgresql/naming.hpp"
#include "lint/postgresql/type_change.hpp"
#include "source/postgresql/names.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

void find(const postgresql_draft& draft, lint_report& report) {
  if (draft.node.node_case != PG_QUERY__NODE__NODE_RENAME_STMT) return;
  const auto& rename = *draft.node.rename_stmt;
  const bool of_table = rename.relation_type == PG_QUERY__OBJECT_TYPE__OBJECT_TABLE ||
                        rename.relation_type == PG_QUERY__OBJECT_TYPE__OBJECT_VIEW;
  if (rename.rename_type != PG_QUERY__OBJECT_TYPE__OBJECT_COLUMN || !of_table || rename.relation == nullptr) return;
  if (draft.schema.is_new(rename.relation)) return;
  const auto table = pg::quoted(*rename.relation);
  report.warn(
      draft.place_of_part(0),
      fmt::format("programs that know the column as {}.{} fail once it is {}", pg::plain(*rename.relation),
                  rename.subname, rename.newname),
      fmt::format("leave the column its name and call it {1} in the program alone; or add {1} beside it, write both, "
                  "and drop {2} from {0} when no program reads it",
                  table, pg::quoted(rename.newname), pg::quoted(rename.subname)));
}

}  // namespace

lint_rule<postgresql_draft> rename_column() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
