#pragma once

/// `pawl check`: the same verdict as the build's, without a build.

#include "commands/console.hpp"
#include "commands/pipeline.hpp"

namespace pawl::generator {

struct check_options {
  pipeline_options pipeline;
  /// Every draft, however many there are.
  bool lists_all = false;
  /// Which locks the drafts take.
  bool shows_locks = false;
};

int check(const check_options& options, console& console);

}  // namespace pawl::generator
