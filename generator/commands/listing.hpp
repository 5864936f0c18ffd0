#pragma once

/// What CMake saw in the folder, compared with what is there.

#include <string>

#include "diagnostics/diagnostics.hpp"
#include "source/folder.hpp"

namespace pawl::generator {

/// Reports `listing-differs` where the file at `listed`, one name a line, names other files than `folder` holds: a
/// build that does not know of a file would not see it change. Throws `command_error` where it cannot be read.
void compare_listing(const folder& folder, const std::string& listed, diagnostics& found);

}  // namespace pawl::generator
