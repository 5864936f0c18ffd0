#pragma once

/// UNIQUE and PRIMARY KEY on a table that stands: an index is built under the strongest lock.

#include "lint/postgresql/alterations.hpp"

namespace pawl::generator {

void report_new_keys(const postgresql_draft& draft, PgQuery__ConstrType kind, lint_report& report);

}  // namespace pawl::generator
