#pragma once

/// Renames files all together or not at all.

#include <string>
#include <vector>

#include "commands/renumber_plan.hpp"

namespace pawl::generator {

/// Renames in that order, with git what git tracks. Throws `command_error` where one cannot be renamed, once what was
/// renamed before it has its old name again; no signal that ends programs comes in between.
void rename_files(const std::string& directory, const std::vector<renaming>& renamings);

}  // namespace pawl::generator
