#pragma once

/// prove, for SQLite: every migration applied to an empty database by the runtime's own code.
///
/// Up scripts run in order, in one transaction, foreign keys not enforced: as the runtime runs them. A down script that
/// was not frozen runs behind its up, has to bring the schema back, and then the up runs again.

#include <string>

#include "diagnostics/diagnostics.hpp"
#include "proof/sqlite/sandbox.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// Proves the first `provable` migrations, and of all others what their text alone shows. Fills `changes_rows` of every
/// script that ran. Stops at the first migration that fails, since those behind it stand on it, and
/// of these reports syntax errors alone. Where nothing fails, proves the drafts once more `with_rows`.
void prove_sqlite(dialect_migrations& set, std::size_t provable, const sandbox_limits& limits, diagnostics& found,
                  bool with_rows = true);

/// The default limits, with more for a set that holds much: a bomb is small.
sandbox_limits limits_for(const dialect_migrations& set);

/// `SQLite 3.40.1`: what proves.
std::string sqlite_name();

}  // namespace pawl::generator
