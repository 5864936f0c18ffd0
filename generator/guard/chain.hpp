#pragma once

/// The chain: a hash that stands for a migration and all before it. docs/formats.md defines it.

#include <string>
#include <string_view>

#include "source/set.hpp"
#include "source/version.hpp"

namespace pawl::generator {

/// The chain of a migration that follows the one with the chain `previous` (empty for the first).
std::string next_chain(std::string_view previous, const version& version, std::string_view hash);

/// The same of a versioned migration or a repeatable script, whose name takes the place of a version.
std::string next_chain(std::string_view previous, const migration& migration);

/// Fills `chain` in every migration of the set and every repeatable script behind them.
void compute_chains(migration_set& set);

}  // namespace pawl::generator
