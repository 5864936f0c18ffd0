#pragma once

/// The verbs that need a database as commands of a parser, which is the pawl program's or that of a user's program.

#include <string>

#include <pawl/command_engine.hpp>

#include "command_line/arguments.hpp"
#include "command_line/console.hpp"
#include "command_line/set_source.hpp"
#include "command_line/verb.hpp"

namespace pawl::commands {

class database_commands {
 public:
  /// Adds them to the parser, and keeps references. `options` is what they migrate with.
  database_commands(CLI::App& app, list<const command_engine*> engines, set_source& source, pawl::options options);
  database_commands(const database_commands&) = delete;
  database_commands& operator=(const database_commands&) = delete;

  /// Whether one of them was given.
  bool is_chosen() const noexcept { return chosen_ != nullptr; }

  /// Runs it and returns the exit code. Throws nothing but `std::bad_alloc`.
  int run(console& console);

 private:
  void add(CLI::App& app, const verb& verb);

  list<const command_engine*> engines_;
  set_source& source_;
  pawl::options options_;
  arguments given_;
  const verb* chosen_ = nullptr;
};

}  // namespace pawl::commands
