#pragma once

/// How many of the possible runs a test takes: a sample in everyday builds, all of them where PAWL_EXHAUSTIVE is set.
/// PAWL_SEED shifts the sample; one seed is one exact run, and a failing test names its seed.

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace pawl::faults {

inline bool exhaustive() { return std::getenv("PAWL_EXHAUSTIVE") != nullptr; }

inline std::uint64_t first_seed() {
  const char* seed = std::getenv("PAWL_SEED");
  return seed == nullptr ? 1 : std::strtoull(seed, nullptr, 10);
}

/// `few` in everyday builds, `many` where everything is tried.
inline std::size_t sampled(std::size_t few, std::size_t many) { return exhaustive() ? many : few; }

}  // namespace pawl::faults
