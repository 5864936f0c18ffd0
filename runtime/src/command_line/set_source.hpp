#pragma once

/// Where the migrations come from: a program has them, pawl reads a folder.

#include <functional>
#include <string>
#include <vector>

#include <pawl/migration.hpp>

namespace CLI {
class App;
}

namespace pawl::commands {

struct set_request {
  /// The database's.
  pawl::dialect dialect = pawl::dialect::sqlite;
  /// Whether the migrations will be run.
  bool writes = false;
  /// The names of the sets in the history.
  std::function<std::vector<std::string>()> known_names = {};
};

class set_source {
 public:
  virtual ~set_source() = default;

  /// Options that say which migrations.
  virtual void add_options(CLI::App& /*verb*/) {}

  /// Throws `unreadable_set`, `usage_error`.
  virtual const migration_set& read(const set_request& request) = 0;
};

}  // namespace pawl::commands
