#pragma once

/// What `pawl::command_line()` needs of an engine beside `pawl::database`. Programs need <pawl/command_line.hpp> alone;
/// this page is for whoever writes another engine.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <pawl/database.hpp>
#include <pawl/migration.hpp>
#include <pawl/options.hpp>
#include <pawl/report.hpp>

namespace pawl {

/// Steps to be written down instead of run.
struct command_script {
  const migration_set& set;
  const list<migration>& migrations;
  const plan& steps;
  /// The set's rows in the history, which the steps were planned for.
  const std::vector<history_row>& history;
  bool has_history = false;
  const pawl::options& options;
};

/// A database that the command has opened, and closes with this object. What can fail throws `pawl::error`.
class command_connection {
 public:
  virtual ~command_connection() = default;

  virtual pawl::database& database() noexcept = 0;

  /// The names of the sets that have rows in the history, which is one that read_history() does not refuse.
  virtual std::vector<std::string> set_names(const options& options) = 0;

  /// The steps as a script for the engine's own shell, which leaves what running them would leave, and nothing where a
  /// statement fails.
  virtual std::string script(const command_script& what) = 0;

  /// Ends the statement that runs. Called from a signal handler.
  virtual void interrupt() noexcept = 0;

  /// Has `tick` called several times a second while statements run, with what the engine tells of their progress; from
  /// any thread, until this is called with an empty function.
  virtual void watch(std::function<void(std::string_view detail)> tick) = 0;
};

enum class open_mode : std::uint8_t {
  /// A file that is not there counts as an empty database, and is not made.
  read,
  /// Throws where there is no such database.
  write,
  /// Makes a file that is not there.
  create,
};

/// One engine of the command.
struct command_engine {
  pawl::dialect dialect;
  /// How a database is written: `sqlite:<path>`.
  const char* form;
  /// Whether the text names a database of this engine.
  bool (*recognises)(std::string_view database);
  /// To be shown: the name without any password. Empty where it cannot be read without doubt.
  std::string (*shown)(const std::string& database);
  /// What no message may repeat.
  std::vector<std::string> (*secrets)(const std::string& database);
  /// Throws `pawl::error`.
  std::unique_ptr<command_connection> (*open)(const std::string& database, open_mode mode);
};

extern const command_engine sqlite_command_engine;
extern const command_engine postgresql_command_engine;

/// `pawl::command_line()` with engines that are named.
int run_command_line(const migration_set& set, list<const command_engine*> engines, int argc, const char* const* argv,
                     const options& options);

}  // namespace pawl
