#pragma once

/// What a verb works with once its database is open.

#include <string>
#include <vector>

#include <pawl/command_engine.hpp>
#include <pawl/migrator.hpp>

#include "command_line/arguments.hpp"
#include "command_line/console.hpp"
#include "command_line/watcher.hpp"
#include "core/reading.hpp"

namespace pawl::commands {

class session {
 public:
  /// Keeps references. Throws `pawl::error`.
  session(command_connection& connection, const migration_set& set, const arguments& given, pawl::options options,
          const commands::watcher& watcher, commands::console& console, std::string shown);

  command_connection& connection;
  const migration_set& set;
  /// For the database's engine.
  const list<migration>& migrations;
  const arguments& given;
  pawl::options options;
  const commands::watcher& watcher;
  commands::console& console;
  /// The database as messages name it.
  std::string shown;

  pawl::migrator migrator() { return {connection.database(), set, options}; }

  /// For the core's own functions.
  assignment work() { return {connection.database(), set, migrations, options}; }
};

/// Says what the steps down would drop, and returns once somebody has agreed, on the terminal or by `--yes`. Throws
/// `usage_error` where nobody can, and `refused` where somebody does not.
void ask_before_losing(const plan& steps, session& session);

/// Somebody said no.
class refused : public std::exception {
 public:
  const char* what() const noexcept override { return "nothing was changed"; }
};

}  // namespace pawl::commands
