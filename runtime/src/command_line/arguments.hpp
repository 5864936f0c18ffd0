#pragma once

/// What was typed behind a verb.

#include <cstddef>
#include <optional>
#include <string>

namespace pawl::commands {

struct arguments {
  std::string database = {};
  std::string format = "human";
  bool quiet = false;
  bool yes = false;
  std::size_t count = 1;
  std::string version = {};
  /// In seconds.
  std::optional<double> lock_timeout = {};
  std::string history_schema = {};
  std::string newer = {};

  bool is_json() const { return format == "json"; }
};

}  // namespace pawl::commands
