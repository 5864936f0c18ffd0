#pragma once

/// How to split a file that mixes what a transaction holds with what none can.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "source/set.hpp"

namespace pawl::generator::pg {

/// A statement that runs alone.
struct lone_statement {
  /// Which one of the script's.
  std::size_t index = 0;
  /// `CREATE INDEX CONCURRENTLY`.
  std::string label;
  /// What the migration could be called that holds nothing else: `create_notes_title_idx`.
  std::string name;
};

/// One line for each file to make, with the lines of the present one that it gets: `0007_a.sql: lines 1 to 4`. `lone`
/// is in the script's order and not empty.
std::string split_files(const migration& migration, const script& script, const std::vector<lone_statement>& lone);

/// The same for a down script: which of the new versions gets which lines. Downs run from the last version to the
/// first.
std::string split_down(const migration& migration, const script& script, const std::vector<lone_statement>& lone);

/// The version behind one: its last number, one more, as wide as it was.
std::string next_version(std::string_view version);

}  // namespace pawl::generator::pg
