#pragma once

/// FROZEN_SINCE: what a commit of git's holds is frozen.

#include <string>
#include <vector>

#include "git/repository.hpp"
#include "guard/frozen_migration.hpp"
#include "source/set.hpp"

namespace pawl::generator {

struct frozen_since {
  /// The id of the commit.
  std::string commit;
  /// Where the folder was in it, from the top of the repository; with a `/` at its end.
  std::string prefix;
  std::vector<frozen_migration> migrations;
};

/// Reads the migrations that the commit `ref` holds, as `parse` reads those of the set; those that are not sound are
/// left out. Throws `git_error`.
frozen_since read_frozen_since(const repository& git, const std::string& ref, const migration_set& set,
                               const convention* layout);

}  // namespace pawl::generator
