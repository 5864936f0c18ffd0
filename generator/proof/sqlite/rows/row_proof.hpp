#pragma once

/// prove, for SQLite, with rows: every draft once more on tables that are filled.

#include "diagnostics/diagnostics.hpp"
#include "proof/sqlite/rows/proof_trace.hpp"
#include "proof/sqlite/sandbox.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// Fills the tables of each draft with generated rows, as they are before it and as they were at the end of every
/// release, and applies the drafts by the runtime's own code. Adds to `shown` of the drafts what became of the rows,
/// and to `unfilled` of the set the tables that took none. Frozen steps are never reported.
void prove_with_rows(dialect_migrations& set, const proof_trace& trace, const sandbox_limits& limits,
                     const diagnostics& found);

}  // namespace pawl::generator
