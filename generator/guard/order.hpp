#pragma once

/// Versions: no two alike, and numbers that count leave none out.

#include "diagnostics/diagnostics.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// Reports `duplicate-version` and `gap`.
void check_order(const migration_set& set, diagnostics& found);

}  // namespace pawl::generator
