#pragma once

/// Reading a command line.

#include <optional>

#include "command_line/console.hpp"

namespace CLI {
class App;
}

namespace pawl::commands {

/// Reads it. Returns the exit code where nothing is left to do, because the help or the version was asked for. Throws
/// `usage_error`.
std::optional<int> parse(CLI::App& app, int argc, const char* const* argv, console& console);

}  // namespace pawl::commands
