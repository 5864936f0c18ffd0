/// prefer-bigint-over-smallint: a key that rows are numbered by is a `smallint`.

#include "lint/postgresql/narrow_key.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

void find(const postgresql_draft& draft, lint_report& report) {
  report_narrow_keys(draft, {"int2", "smallserial", "serial2", "32,767"}, report);
}

}  // namespace

lint_rule<postgresql_draft> prefer_bigint_over_smallint() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
