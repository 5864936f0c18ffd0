#pragma once

/// What a script has left in the schema `temp`.

#include <string>
#include <vector>

struct sqlite3;

namespace pawl::generator {

struct temporary_object {
  /// `table`, `trigger` or `view`.
  std::string type;
  std::string name;
};

/// Drops all of them, and says what they were.
std::vector<temporary_object> drop_temporary_objects(sqlite3* connection);

}  // namespace pawl::generator
