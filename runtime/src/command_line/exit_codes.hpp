#pragma once

/// What the command answers to the shell, and the failures that decide it.

#include <stdexcept>

namespace pawl::commands {

enum exit_code : int {
  done = 0,
  failed = 1,
  wrong_use = 2,
  pending = 3,
  diverged = 4,
  /// And the number of the signal.
  ended_by_signal = 128,
};

/// For the help and the manual.
inline constexpr const char* exit_codes_text =
    "Exit codes: 0 up to date or done, 1 failed, 2 wrong use, 3 migrations are pending,\n"
    "4 the database and the migrations contradict each other, 130 ended by Ctrl-C.";

/// The command was not given right.
class usage_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The migrations cannot be read; the text says why, line by line.
class unreadable_set : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace pawl::commands
