#pragma once

/// Takes a database from where it is to where it shall be, step by step in transactions.

#include <cstddef>

#include <pawl/report.hpp>

#include "core/reading.hpp"

namespace pawl {

/// Takes the steps to the state in which the first `goal` migrations have run. The database is left as it was found or
/// in a state that a commit has made, whatever happens.
report run_to(const assignment& work, std::size_t goal);

}  // namespace pawl
