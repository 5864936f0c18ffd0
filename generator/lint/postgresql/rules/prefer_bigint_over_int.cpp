/// prefer-bigint-over-int: a key that rows are numbered by is an `integer`.

#include "lint/postgresql/narrow_key.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

void find(const postgresql_draft& draft, lint_report& report) {
  report_narrow_keys(draft, {"int4", "serial", "serial4", "2,147,483,647"}, report);
}

}  // namespace

lint_rule<postgresql_draft> prefer_bigint_over_int() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
