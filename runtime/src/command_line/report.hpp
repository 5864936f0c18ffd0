#pragma once

/// Prints what a verb found or did. docs/command-line.md describes the JSON.

#include <string>
#include <string_view>
#include <vector>

#include <pawl/error.hpp>

#include "command_line/console.hpp"
#include "command_line/outcome.hpp"

namespace pawl::commands {

/// What a verb was about; empty where it is not known yet.
struct subject {
  std::string verb = {};
  std::string database = {};
  std::string dialect = {};
  std::string set = {};
};

/// Why it failed.
struct problem {
  std::string text;
  /// Null where it is no failure of the runtime.
  const error_details* details = nullptr;
};

void print_human(const outcome& result, bool quiet, console& console);
std::string json_of(const subject& subject, const outcome& result);
std::string json_of(const subject& subject, const problem& problem, int code, const std::vector<std::string>& secrets);

}  // namespace pawl::commands
