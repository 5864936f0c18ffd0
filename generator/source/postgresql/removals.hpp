#pragma once

/// DROP and RENAME: what was there is there no more, or something else has its name.

#include <pg_query/pg_query.pb-c.h>

#include "source/postgresql/step_findings.hpp"

namespace pawl::generator::pg {

void judge_drop(const PgQuery__DropStmt& drop, step_findings& findings);
void judge_rename(const PgQuery__RenameStmt& rename, step_findings& findings);

}  // namespace pawl::generator::pg
