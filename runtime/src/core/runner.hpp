#pragma once

/// Takes a database from where it is to where it shall be, step by step in transactions.

#include <pawl/report.hpp>

#include "core/reading.hpp"

namespace pawl {

/// Takes the steps from `now`, the status as it was read, to the destination. The database is left as it was found or
/// in a state that a commit has made, whatever happens.
report run_to(const assignment& work, const status& now, const destination& where);

}  // namespace pawl
