#pragma once

/// `pawl renumber`: after a merge, drafts go behind what is frozen, and no two have one version.

#include "commands/console.hpp"
#include "commands/pipeline.hpp"

namespace pawl::generator {

struct renumber_options {
  pipeline_options pipeline;
  /// Whether to do it without asking.
  bool yes = false;
  /// Whether to show it only.
  bool dry_run = false;
};

/// Shows what it will rename, asks, and renames: whole migrations, with git what git tracks. The lock file stays as it
/// is.
int renumber(const renumber_options& options, console& console);

}  // namespace pawl::generator
