#pragma once

/// Where the migrations come from: a program has them, pawl reads a folder.

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <pawl/migration.hpp>

namespace CLI {
class App;
}

namespace pawl::commands {

/// What a verb does with the migrations.
enum class set_use : std::uint8_t {
  /// Compares them with the history.
  compared,
  /// Runs them, or writes down how.
  run,
  /// Compares what they make with the database.
  schema,
};

struct set_request {
  /// The database's.
  pawl::dialect dialect = pawl::dialect::sqlite;
  set_use use = set_use::compared;
  /// The names of the sets in the history.
  std::function<std::vector<std::string>()> known_names = {};
  /// Tells people something.
  std::function<void(const std::string&)> say = {};
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
