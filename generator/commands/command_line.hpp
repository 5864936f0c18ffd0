#pragma once

/// The program: its verbs, their options, its exit codes.

#include "commands/console.hpp"

namespace pawl::generator {

/// Runs what the arguments ask for. 0; 1 where something is wrong with the migrations; 2 where the command could not
/// run, which one line on `console.err` explains. Throws nothing.
int run_command_line(int argc, const char* const* argv, console console);

}  // namespace pawl::generator
