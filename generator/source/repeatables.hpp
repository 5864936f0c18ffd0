#pragma once

/// Scripts that are applied anew whenever they change, behind all versions: Flyway's `R__<name>.sql`.

#include <vector>

#include "diagnostics/diagnostics.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// The scripts of one dialect by name; reports `duplicate-repeatable` where two have the same.
std::vector<migration> in_order_of_names(std::vector<migration> repeatables, diagnostics& found);

/// The migrations and behind them the repeatable scripts, as a program holds them.
std::vector<const migration*> in_order(const dialect_migrations& dialect);

/// The migrations as they are proven: the repeatable scripts follow, and then they follow once more, since they have to
/// run on what they have made. All have versions that rise.
dialect_migrations to_be_proven(const dialect_migrations& dialect);

/// What the proof of them says of the dialect.
void take_proof(dialect_migrations proven, dialect_migrations& dialect);

/// Makes of what an engine says of a second run a finding about that.
void blame_second_run(diagnostic& finding);

}  // namespace pawl::generator
