#pragma once

/// Where the command writes, and what stands there: a terminal or something else.

#include <istream>
#include <ostream>

namespace pawl::commands {

/// What the standard streams lead to; as it is, to no terminal.
struct terminal {
  /// Whether standard output shows colours.
  bool colour = false;
  /// Columns of standard output; 0 where it is no terminal.
  unsigned width = 0;
  /// Columns of standard error; 0 where it is none that can draw over a line.
  unsigned progress_width = 0;
  /// Where somebody answers questions; null where nobody is asked.
  std::istream* answers = nullptr;
};

struct console {
  std::ostream& out;
  std::ostream& err;
  terminal screen = {};
};

/// Of the process.
terminal standard_terminal();

/// Whether what the file descriptor leads to shows colours: https://no-color.org
bool wants_colour(int descriptor);

/// The exit code of a process that has done its work with `code`: 1, with a message, where what it printed did not
/// arrive. A pipe that nobody reads any more is no failure.
int after_printing(std::ostream& out, std::ostream& err, int code);

/// Lets a write to a pipe that nobody reads any more fail instead of ending the process, which may be migrating.
class without_broken_pipes {
 public:
  without_broken_pipes() noexcept;
  without_broken_pipes(const without_broken_pipes&) = delete;
  without_broken_pipes& operator=(const without_broken_pipes&) = delete;
  ~without_broken_pipes();

 private:
  void (*before_)(int);
};

}  // namespace pawl::commands
