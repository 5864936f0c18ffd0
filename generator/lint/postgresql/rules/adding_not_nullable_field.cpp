/// adding-not-nullable-field: SET NOT NULL looks at every row of a table that stood before.

#include <algorithm>

#include <fmt/format.h>

#include "lint/postgresql/alterations.hpp"
#include "lint/postgresql/naming.hpp"
#include "source/postgresql/names.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

/// From version 12 on PostgreSQL believes a CHECK that holds, and looks at no row.
bool is_known_to_hold(const alteration& at) {
  if (at.table == nullptr) return false;
  const auto column = at.table->columns.find(std::string_view{at.command.name});
  if (column != at.table->columns.end() && column->second.not_null) return true;
  return std::ranges::any_of(at.table->constraints, [&](const auto& each) {
    const auto& constraint = each.second;
    return constraint.validated &&
           std::ranges::find(constraint.never_null, std::string_view{at.command.name}) != constraint.never_null.end();
  });
}

std::string safer(const alteration& at) {
  const auto check = pg::quoted(pg::made_name(at.relation.relname, at.command.name, "not_null"));
  return fmt::format(
      "in this migration:\n"
      "  ALTER TABLE {0} ADD CONSTRAINT {2} CHECK ({1} IS NOT NULL) NOT VALID;\n"
      "in one behind it:\n"
      "  ALTER TABLE {0} VALIDATE CONSTRAINT {2};\n"
      "and in a third one, which then looks at no row:\n"
      "  ALTER TABLE {0} ALTER COLUMN {1} SET NOT NULL;\n"
      "  ALTER TABLE {0} DROP CONSTRAINT {2};",
      at.quoted_name(), pg::quoted(at.command.name), check);
}

void find(const postgresql_draft& draft, lint_report& report) {
  for (const auto& at : alterations_of(draft, PG_QUERY__ALTER_TABLE_TYPE__AT_SetNotNull)) {
    if (is_known_to_hold(at) || !draft.scans(at.relation).value_or(true)) continue;
    report.warn(
        at.place,
        fmt::format("SET NOT NULL looks for NULL in every row of {} under ACCESS EXCLUSIVE: readers and writers wait",
                    at.name()) +
            draft.measured(at.relation),
        safer(at));
  }
}

}  // namespace

lint_rule<postgresql_draft> adding_not_nullable_field() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
