#pragma once

/// Versions: no two alike, and numbers that count leave none out.

#include <string>

#include "diagnostics/diagnostics.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// Reports `duplicate-version` and `gap`; `renumber` is the command that mends the one.
void check_order(const migration_set& set, const std::string& renumber, diagnostics& found);

}  // namespace pawl::generator
