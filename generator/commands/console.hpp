#pragma once

/// Where a command writes, and what it answers to the shell.

#include <istream>
#include <ostream>
#include <stdexcept>

#include "command_line/console.hpp"
#include "diagnostics/diagnostics.hpp"
#include "diagnostics/formats/document.hpp"

namespace pawl::generator {

struct console {
  std::ostream& out;
  std::ostream& err;
  /// Whether `err` shows colours.
  bool colour = false;
  /// Where somebody answers questions; null where nobody is asked.
  std::istream* answers = nullptr;
  /// For the verbs that work on a database.
  commands::terminal screen = {};
  /// Takes what is found where a document is written; null where none is.
  document* noted = nullptr;
  /// False where that document is all that standard output gets.
  bool prints_findings = true;
};

enum exit_code : int {
  success = 0,
  found_errors = 1,
  could_not_run = 2,
};

/// A command cannot do its work: its one line is printed and the exit code is 2.
class command_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Prints all findings, or notes them for the document; the exit code that they mean.
exit_code report(const diagnostics& found, console& console);

}  // namespace pawl::generator
