#pragma once

/// How many of the possible runs a test takes: a sample in everyday builds, all of them where PAWL_EXHAUSTIVE is set.
/// PAWL_SEED shifts the sample; one seed is one exact run, and a failing test names its seed.

#include <cstddef>
#include <cstdint>
#include <string>

#include "faults/rehearsal.hpp"

namespace pawl::faults {

bool exhaustive();
std::uint64_t first_seed();

/// `few` in everyday builds, `many` where everything is tried.
std::size_t sampled(std::size_t few, std::size_t many);

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
