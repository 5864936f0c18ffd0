#pragma once

/// What a verb found or did, to be printed for people or for programs.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <pawl/drift.hpp>
#include <pawl/report.hpp>

#include "command_line/exit_codes.hpp"

namespace pawl::commands {

/// One migration as `status` and `history` list it.
struct listed_migration {
  std::string version;
  std::string name;
  /// As in the history; or `pending`, `interrupted`, `edited`, `missing`, `unknown`.
  std::string state;
  /// What follows only where it is in the history.
  std::string applied_at = {};
  std::optional<std::chrono::microseconds> duration = {};
  std::string program = {};
};

struct outcome {
  exit_code code = done;
  /// How the database stands to the set: `up_to_date`, `pending`, ...; empty where the verb does not ask.
  std::string state = {};
  std::optional<std::vector<listed_migration>> migrations = {};
  std::optional<std::vector<step_report>> steps = {};
  std::optional<std::string> script = {};
  std::optional<pawl::drift> drift = {};
  /// For people: a sentence each.
  std::vector<std::string> notes = {};
};

}  // namespace pawl::commands
