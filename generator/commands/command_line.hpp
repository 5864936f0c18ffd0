#pragma once

/// The program: its verbs, their options, its exit codes.

#include <string>

#include "commands/console.hpp"

namespace pawl::generator {

/// Runs what the arguments ask for. 0; 1 where something is wrong with the migrations; 2 where the command could not
/// run, which one line on `console.err` explains, and the document where one is asked for. Throws nothing.
int run_command_line(int argc, const char* const* argv, console console);

/// Tells in the same way why nothing can run.
int refuse_command_line(int argc, const char* const* argv, console console, const std::string& problem);

}  // namespace pawl::generator
