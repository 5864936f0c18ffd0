#pragma once

/// `pawl new <name>`: an empty migration with the next version, in the convention that the folder follows.

#include <string>
#include <vector>

#include <pawl/migration.hpp>

#include "commands/console.hpp"
#include "source/conventions/convention.hpp"

namespace pawl::generator {

struct new_options {
  std::string directory = "migrations";
  std::string name;
  /// A script for each of these: in its folder where the set has such folders (`sqlite/0003_x.sql`) or the convention
  /// has no tags, with its tag otherwise (`0003_x.sqlite.sql`). One script for every dialect if empty.
  std::vector<pawl::dialect> dialects;
  /// Null where the files that are there tell.
  const convention* layout = nullptr;
};

/// Makes the files and prints their paths. Nothing that exists is overwritten.
int new_migration(const new_options& options, console& console);

}  // namespace pawl::generator
