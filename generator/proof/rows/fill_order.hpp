#pragma once

/// In which order tables are filled.

#include <cstddef>
#include <vector>

#include "proof/rows/row_table.hpp"

namespace pawl::generator {

/// Indices of `tables`, parents before their children. Where tables refer to each other in a circle, one whose
/// references may all be NULL comes first, or else the one that stands first.
std::vector<std::size_t> fill_order(const std::vector<row_table>& tables);

}  // namespace pawl::generator
