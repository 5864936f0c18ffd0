#pragma once

/// Findings as text, in the shape of a compiler's.

#include <string>
#include <vector>

#include "diagnostics/diagnostics.hpp"

namespace pawl::generator {

struct print_options {
  /// Whether to mark severities and carets by ANSI escape sequences.
  bool colour = false;
};

/// One finding: its place and message, the line with a caret, the notes, the hint. What came from a file is escaped as
/// in `printable()`.
std::string print(const diagnostic& finding, print_options options = {});

/// All findings, in their order, and a last line that counts them; empty where there is none.
std::string print(const std::vector<diagnostic>& findings, print_options options = {});

/// The same, sorted.
std::string print(const diagnostics& found, print_options options = {});

}  // namespace pawl::generator
