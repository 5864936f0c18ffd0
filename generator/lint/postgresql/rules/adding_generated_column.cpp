/// adding-generated-column: a stored generated column is added to a table that stood before.

#include <fmt/format.h>

#include "lint/postgresql/alterations.hpp"
#include "source/postgresql/names.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

void find(const postgresql_draft& draft, lint_report& report) {
  for (const auto& at : alterations_of(draft, PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn)) {
    const auto* computed = constraint_of(at.column(), PG_QUERY__CONSTR_TYPE__CONSTR_GENERATED);
    if (computed == nullptr || !draft.rewrites(at.relation).value_or(true)) continue;
    report.warn(
        draft.place(computed->location),
        fmt::format("a stored generated column has every row of {} written anew under ACCESS EXCLUSIVE: readers and "
                    "writers wait",
                    at.name()) +
            draft.measured(at.relation),
        fmt::format("an ordinary column {0}, a trigger BEFORE INSERT OR UPDATE on {1} that sets it, and values for the "
                    "rows that are there in portions: UPDATE {1} SET {0} = ... WHERE {0} IS NULL",
                    pg::quoted(at.column().colname), at.quoted_name()));
  }
}

}  // namespace

lint_rule<postgresql_draft> adding_generated_column() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
