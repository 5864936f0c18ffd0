#pragma once

/// By what services know a finding again in the next run.

#include <span>
#include <string>
#include <vector>

#include "diagnostics/formats/document.hpp"

namespace pawl::generator {

/// One for each finding of the document, no two the same. A finding keeps its own when lines are added above it and
/// when the repository is cloned elsewhere.
std::vector<std::string> fingerprints(const document& document);

}  // namespace pawl::generator
