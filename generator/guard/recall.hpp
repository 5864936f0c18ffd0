#pragma once

/// What git remembers of frozen migrations that are not as they were.

#include <string>
#include <vector>

#include "git/repository.hpp"
#include "guard/frozen.hpp"

namespace pawl::generator {

/// Fills in the text and the origin of what the findings are about, as far as the history up to `commits`, below
/// `prefixes`, has them, and says what a sparse checkout leaves out. Throws `git_error`.
void recall(std::vector<frozen_finding>& findings, const repository& git, const std::vector<std::string>& commits,
            const std::vector<std::string>& prefixes);

}  // namespace pawl::generator
