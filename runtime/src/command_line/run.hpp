#pragma once

/// Runs a verb on the database that it is given.

#include <pawl/command_engine.hpp>

#include "command_line/arguments.hpp"
#include "command_line/console.hpp"
#include "command_line/set_source.hpp"
#include "command_line/verb.hpp"

namespace pawl::commands {

struct verb_call {
  const commands::verb& verb;
  const arguments& given;
  list<const command_engine*> engines;
  set_source& source;
  const pawl::options& options;
};

/// Prints what came of it and returns the exit code.
int run_verb(const verb_call& call, console& console);

}  // namespace pawl::commands
