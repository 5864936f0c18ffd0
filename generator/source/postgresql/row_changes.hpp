#pragma once

/// What a statement does to rows that a program reads which does not know the migration.

#include "source/postgresql/known_routines.hpp"
#include "source/postgresql/nodes.hpp"
#include "source/postgresql/step_findings.hpp"

namespace pawl::generator::pg {

/// Of SELECT, INSERT, UPDATE, DELETE, MERGE, TRUNCATE, COPY, CREATE TABLE AS and CALL: with all that is nested in them.
void judge_rows(const PgQuery__Node& statement, const known_routines& routines, step_findings& findings);

}  // namespace pawl::generator::pg
