#pragma once

/// What a statement does to rows that a program reads which does not know the migration.

#include "source/judgement.hpp"
#include "source/postgresql/nodes.hpp"
#include "source/postgresql/step_judge.hpp"

namespace pawl::generator::pg {

/// Of SELECT, INSERT, UPDATE, DELETE, MERGE, TRUNCATE, COPY and what runs code: with all that is nested in them.
void judge_rows(const PgQuery__Node& statement, const new_objects& made, judgement& result);

}  // namespace pawl::generator::pg
