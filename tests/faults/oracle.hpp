#pragma once

/// Knows what a database may look like: after each step of an upgrade, as SQLite itself makes it from the scripts.
///
/// The states are computed without the code under test, by running each script with sqlite3_exec() in memory.

#include <cstddef>
#include <string>
#include <vector>

#include <sqlite3.h>

#include <pawl/migration.hpp>

#include "faults/upgrade.hpp"

namespace pawl::faults {

/// What stands in a database: the steps it has behind it, or what is wrong with it.
struct finding {
  std::size_t step = 0;
  /// Empty where the database is exactly at `step`: schema, every row and the history agree, and it is sound.
  std::string problem;
};

class oracle {
 public:
  oracle(const upgrade& upgrade, const migration_set& set);

  finding examine(sqlite3* db) const;
  std::size_t last_step() const noexcept { return history_.size() - 1; }

 private:
  std::vector<std::string> states_;
  std::vector<std::string> history_;
};

}  // namespace pawl::faults
