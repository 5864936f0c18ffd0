#pragma once

/// Runs one test with the fault at each operation in turn, or at a sample of them, and adds up what came of it.

#include <cstddef>
#include <string>

#include "faults/rehearsal.hpp"
#include "faults/sampling.hpp"

namespace pawl::faults {

struct sweep_result {
  std::size_t points = 0;
  /// Runs that left something wrong, and those of them that only lost a reported step.
  std::size_t bad = 0;
  std::size_t missing = 0;
  std::string first_problem;

  void add(const verdict& verdict, const std::string& where);
  void add(const sweep_result& more, const std::string& where);
  /// For the test's log.
  std::string summary() const;
};

/// Calls `run` with operation 1, 1 + stride, ... until a run ends before its fault; everything where PAWL_EXHAUSTIVE is
/// set. `round` moves a sample's start, and so does the seed.
template <typename Run>
sweep_result sweep(std::size_t everyday_stride, std::size_t round, Run run) {
  const std::size_t stride = exhaustive() ? 1 : everyday_stride;
  sweep_result result;
  for (std::size_t at = 1 + (first_seed() + round) % stride;; at += stride) {
    const verdict verdict = run(at);
    result.add(verdict, "operation " + std::to_string(at));
    if (!verdict.fault_came) return result;
  }
}

}  // namespace pawl::faults
