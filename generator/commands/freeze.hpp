#pragma once

/// `pawl freeze`: what ships now may never change again.

#include <string>

#include "commands/console.hpp"
#include "commands/pipeline.hpp"

namespace pawl::generator {

struct freeze_options {
  pipeline_options pipeline;
  /// Noted beside what is frozen; may be empty.
  std::string release;
};

/// Checks the set, then writes every draft to the lock file.
int freeze(const freeze_options& options, console& console);

}  // namespace pawl::generator
