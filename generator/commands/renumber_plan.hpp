#pragma once

/// Which drafts get another version, and which.

#include <chrono>
#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "source/version.hpp"

namespace pawl::generator {

/// One migration as it lies in the folder.
struct numbered_unit {
  generator::version version;
  std::string name;
  /// Its files: of every dialect, up and down; as `raw_file::name`.
  std::vector<std::string> files;
  bool frozen = false;
  /// Whether the branch that this one follows has it.
  bool upstream = false;
  /// Rises with the time at which git got it; what git does not have came last.
  std::size_t added = std::numeric_limits<std::size_t>::max();
};

struct renumbering {
  numbered_unit unit;
  generator::version version;
};

/// Gives each draft that does not stand behind all frozen migrations and all drafts before it the next version, in the
/// style of the one before. The drafts keep their order; of those with one version the first is what the branch
/// followed has, then what git got earlier, then the first by name.
std::vector<renumbering> plan_renumbering(std::vector<numbered_unit> units, std::chrono::system_clock::time_point now);

/// A file or a folder of the set, and its new name; both as `raw_file::name`.
struct renaming {
  std::string from;
  std::string to;

  friend bool operator==(const renaming&, const renaming&) = default;
};

/// The renamings that change the versions, in an order in which no name is taken when its turn comes.
std::vector<renaming> renamings_for(const std::vector<renumbering>& plan);

}  // namespace pawl::generator
