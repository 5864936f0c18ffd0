/// changing-column-type: a column gets another type, for which PostgreSQL writes the whole table anew.

#include <algorithm>

#include <fmt/format.h>

#include "lint/postgresql/alterations.hpp"
#include "lint/postgresql/statement_text.hpp"
#include "lint/postgresql/type_change.hpp"
#include "source/postgresql/names.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

std::string safer(const alteration& at, const postgresql_draft& draft) {
  const auto table = at.quoted_name();
  const auto column = pg::quoted(at.command.name);
  const auto other = pg::quoted(std::string{at.command.name} + "_new");
  const auto type = type_text(at.column(), draft.statement.sql);
  return fmt::format(
      "a second column, filled from the program or in portions, and the old one dropped when no program reads it:\n"
      "  ALTER TABLE {0} ADD COLUMN {1} {2};\n"
      "  -- a trigger or the program writes both; then, in portions: UPDATE {0} SET {1} = {3} WHERE {1} IS NULL\n"
      "and in a later release:\n"
      "  ALTER TABLE {0} DROP COLUMN {3};",
      table, other, type, column);
}

/// What a server showed beats what the types look like; of several commands it does not tell which one did it.
bool writes_rows_anew(const postgresql_draft& draft, const alteration& at) {
  const bool looks_so = !keeps_rows_as_they_are(at);
  const auto shown = draft.rewrites(at.relation);
  if (!shown) return looks_so;
  return *shown && (looks_so || draft.node.alter_table_stmt->n_cmds == 1);
}

void find(const postgresql_draft& draft, lint_report& report) {
  for (const auto& at : alterations_of(draft, PG_QUERY__ALTER_TABLE_TYPE__AT_AlterColumnType)) {
    if (!writes_rows_anew(draft, at)) continue;
    report.warn(
        at.place,
        fmt::format("the new type of {}.{} has every row of the table and its indexes written anew under ACCESS "
                    "EXCLUSIVE: readers and writers wait",
                    at.name(), at.command.name) +
            draft.measured(at.relation),
        safer(at, draft));
  }
}

}  // namespace

lint_rule<postgresql_draft> changing_column_type() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
