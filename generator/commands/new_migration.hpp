#pragma once

/// `pawl new <name>`: an empty migration with the next version.

#include <string>

#include "commands/console.hpp"

namespace pawl::generator {

struct new_options {
  std::string directory = "migrations";
  std::string name;
};

/// Makes the file and prints its path. Nothing that exists is overwritten.
int new_migration(const new_options& options, console& console);

}  // namespace pawl::generator
