#pragma once

/// Rows that refer to none: where there are more of them than before, the runtime refuses the whole upgrade.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "proof/sqlite/rows/database_filler.hpp"

struct sqlite3;

namespace pawl::generator {

/// How many rows of a child refer to no row of a parent.
using orphan_census = std::map<std::pair<std::string, std::string>, std::int64_t>;

/// Of those of `tables` that exist.
orphan_census count_orphans(sqlite3* connection, const table_names& tables);

struct orphan {
  std::string child;
  std::string parent;
  /// `tags(id=3, note_id=7)`.
  std::string shown;
  /// What takes such rows away.
  std::string advice;
};

/// Where `now` has more than `before`: an example of what stands in the database now.
std::optional<orphan> new_orphan(sqlite3* connection, const orphan_census& before, const orphan_census& now);

}  // namespace pawl::generator
