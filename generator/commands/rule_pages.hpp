#pragma once

/// What documents say about ids.

#include <vector>

#include "diagnostics/formats/document.hpp"

namespace pawl::generator {

/// The pages of the findings' ids, each once, by id. Of an id that nobody knows there is the id alone.
std::vector<rule_page> pages_of(const std::vector<diagnostic>& findings);

}  // namespace pawl::generator
