#pragma once

/// Tells what a draft changes in the schema. A set may hold thousands of objects, and of drafts as well: what is new is
/// read, and the whole only where something that was there has changed.

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "proof/sqlite/seen.hpp"
#include "sqlite/query.hpp"

namespace pawl::generator {

class schema_watch {
 public:
  explicit schema_watch(sqlite3* connection);

  /// Before a draft's up script.
  void begin(sqlite_seen& seen);
  /// Behind it: `rewrites` where it may have altered or dropped something.
  void end(sqlite_seen& seen, bool rewrites);
  /// Something ran that nobody watched.
  void forget() { known_.reset(); }

 private:
  using objects = std::unordered_map<std::string, schema_object>;

  objects read_behind(std::int64_t row);
  void compare(objects now, sqlite_seen& seen);

  sqlite::query rows_;
  /// No value where it may not be what stands in the database.
  std::optional<objects> known_;
  std::int64_t last_row_ = 0;
};

}  // namespace pawl::generator
