/// adding-auto-increment: a column that numbers rows is added to a table that stood before.

#include <fmt/format.h>

#include "lint/postgresql/alterations.hpp"
#include "lint/postgresql/column_types.hpp"
#include "lint/postgresql/naming.hpp"
#include "source/postgresql/names.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

std::string safer(const alteration& at) {
  const auto table = at.quoted_name();
  const auto column = pg::quoted(at.column().colname);
  const auto sequence =
      pg::quoted(at.relation.schemaname, pg::made_name(at.relation.relname, at.column().colname, "seq"));
  return fmt::format(
      "in this migration, for rows to come:\n"
      "  CREATE SEQUENCE {2};\n"
      "  ALTER TABLE {0} ADD COLUMN {1} bigint;\n"
      "  ALTER TABLE {0} ALTER COLUMN {1} SET DEFAULT nextval('{2}');\n"
      "and for the rows that are there, in portions, in one behind it or from the program:\n"
      "  UPDATE {0} SET {1} = nextval('{2}') WHERE {1} IS NULL;",
      table, column, sequence);
}

void find(const postgresql_draft& draft, lint_report& report) {
  for (const auto& at : alterations_of(draft, PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn)) {
    if (!pg::is_numbered(at.column()) || !draft.rewrites(at.relation).value_or(true)) continue;
    report.warn(
        at.place,
        fmt::format(
            "numbering {}.{} has every row of the table written anew under ACCESS EXCLUSIVE: readers and writers "
            "wait",
            at.name(), at.column().colname) +
            draft.measured(at.relation),
        safer(at));
  }
}

}  // namespace

lint_rule<postgresql_draft> adding_auto_increment() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
