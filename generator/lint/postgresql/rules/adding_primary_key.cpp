/// adding-primary-key: a PRIMARY KEY is put on a table that stood before.

#include "lint/postgresql/key_constraint.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

void find(const postgresql_draft& draft, lint_report& report) {
  report_new_keys(draft, PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY, report);
}

}  // namespace

lint_rule<postgresql_draft> adding_primary_key() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
