#pragma once

/// The migrations of a folder with all their files.

#include <vector>

#include "commands/pipeline.hpp"
#include "commands/renumber_plan.hpp"
#include "source/folder.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// Groups the files by version and name, but for those of repeatable scripts; `set` was read from them by the
/// convention `layout`, and says what is frozen.
std::vector<numbered_unit> units_of(const folder& files, const migration_set& set, const convention* layout);

/// Fills in what the branch that is followed has, and when git got what. Where git knows nothing, nothing is changed.
void add_what_git_knows(std::vector<numbered_unit>& units, const pipeline_options& options);

}  // namespace pawl::generator
