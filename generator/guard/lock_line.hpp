#pragma once

/// One line of a lock file.

#include <string>
#include <string_view>

#include "guard/lock_file.hpp"

namespace pawl::generator {

/// A line as read; `problem` is empty where it is an entry.
struct lock_line {
  lock_entry entry;
  /// The id of the finding, and what it says.
  std::string_view id = {};
  std::string problem = {};
};

/// Reads `0003 add_search  sqlite  up:t1:...  down:t1:...  release:1.0.0`.
lock_line read_lock_line(std::string_view line);

std::string print_lock_line(const lock_entry& entry);

}  // namespace pawl::generator
