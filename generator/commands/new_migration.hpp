#pragma once

/// `pawl new <name>`: an empty migration with the next version.

#include <string>
#include <vector>

#include <pawl/migration.hpp>

#include "commands/console.hpp"

namespace pawl::generator {

struct new_options {
  std::string directory = "migrations";
  std::string name;
  /// A script for each of these: in its folder where the set has such folders (`sqlite/0003_x.sql`), with its tag
  /// otherwise (`0003_x.sqlite.sql`). One script for every dialect if empty.
  std::vector<pawl::dialect> dialects;
};

/// Makes the files and prints their paths. Nothing that exists is overwritten.
int new_migration(const new_options& options, console& console);

}  // namespace pawl::generator
