#pragma once

/// Runs a program and says what it cost.

#include <cstdint>
#include <string>
#include <vector>

namespace pawl::bench {

struct child_cost {
  /// The processor's, in the program and in those it ran: what the wall clock shows on an idle machine.
  double seconds = 0;
  /// The most memory that the program, or a program that it ran, held at one time.
  std::int64_t peak_bytes = 0;
  /// What it wrote to its standard output.
  std::string output;
};

/// Runs `arguments[0]`, looked up in PATH. Throws where it cannot be started or does not return 0.
child_cost run_child(const std::vector<std::string>& arguments);

}  // namespace pawl::bench
