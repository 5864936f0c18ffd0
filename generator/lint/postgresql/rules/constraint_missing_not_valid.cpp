/// constraint-missing-not-valid: a CHECK is put on a table that stood before, and is tried on all its rows at once.

#include <fmt/format.h>

#include "lint/postgresql/alterations.hpp"
#include "lint/postgresql/safer.hpp"
#include "source/postgresql/names.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

std::string in_two_steps(const added_constraint& added, const postgresql_draft& draft) {
  const auto table = added.at.quoted_name();
  const auto name = added.quoted_name();
  return in_two_migrations(
      fmt::format("ALTER TABLE {} ADD CONSTRAINT {} {} NOT VALID;", table, name, added.definition(draft)),
      fmt::format("ALTER TABLE {} VALIDATE CONSTRAINT {};", table, name));
}

void find(const postgresql_draft& draft, lint_report& report) {
  for (const auto& added : added_constraints(draft, PG_QUERY__CONSTR_TYPE__CONSTR_CHECK)) {
    if (added.constraint.skip_validation != 0) continue;
    report.warn(added.place,
                fmt::format("the CHECK {} is tried on every row of {} under ACCESS EXCLUSIVE: readers and writers wait",
                            added.quoted_name(), added.at.name()) +
                    draft.measured(added.at.relation),
                in_two_steps(added, draft));
  }
}

}  // namespace

lint_rule<postgresql_draft> constraint_missing_not_valid() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
