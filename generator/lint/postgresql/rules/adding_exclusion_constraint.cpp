/// adding-exclusion-constraint: an EXCLUDE constraint is put on a table that stood before.

#include <fmt/format.h>

#include "lint/postgresql/alterations.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

void find(const postgresql_draft& draft, lint_report& report) {
  for (const auto& added : added_constraints(draft, PG_QUERY__CONSTR_TYPE__CONSTR_EXCLUSION))
    report.warn(
        added.place,
        fmt::format("the exclusion {} is tried on every row of {} under ACCESS EXCLUSIVE: readers and writers wait",
                    added.quoted_name(), added.at.name()) +
            draft.measured(added.at.relation),
        fmt::format(
            "there is no NOT VALID for it: put {} on a new table that has it from the start, fill that one from "
            "{} in portions, and let the program change over",
            added.quoted_name(), added.at.name()));
}

}  // namespace

lint_rule<postgresql_draft> adding_exclusion_constraint() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
