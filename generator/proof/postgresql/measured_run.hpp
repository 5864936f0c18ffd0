#pragma once

/// Drafts, run once more to see what each statement does. That they run was proven; so it is on a server of its own
/// that nothing else follows on: sequences go on, and roles are every database's.

#include <cstddef>
#include <vector>

#include "proof/postgresql/measurement.hpp"
#include "proof/postgresql/throwaway_server.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// Of the migrations from `first` up to `end`, on a server whose database holds the first `applied` of them. One that
/// could not be measured is told from one without effects, and those behind it were not measured either.
std::vector<measurement> measure_drafts(const throwaway_server& server, const dialect_migrations& set,
                                        std::size_t applied, std::size_t first, std::size_t end);

}  // namespace pawl::generator
