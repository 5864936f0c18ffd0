#pragma once

/// Files as services name them that show findings beside the code: from the top of the repository.

#include <string>

namespace pawl::generator {

/// The path of `file` from `root`, which is a full path without symbolic links; a full one where it lies elsewhere.
std::string from_root(const std::string& file, const std::string& root);

}  // namespace pawl::generator
