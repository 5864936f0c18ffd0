#pragma once

/// Numbers that look random and are the same in each run: SplitMix64.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pawl::generator {

/// The seed of every proof with rows.
inline constexpr std::uint64_t row_seed = 1;

class random_numbers {
 public:
  /// What is called `name` gets numbers of its own, whatever else is filled.
  random_numbers(std::uint64_t seed, std::string_view name) noexcept : state_{seed} {
    for (const char c : name) state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  }

  /// One of 0 ... `count` - 1; `count` is not 0.
  std::size_t below(std::size_t count) noexcept { return static_cast<std::size_t>(next() % count); }

 private:
  std::uint64_t next() noexcept {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }

  std::uint64_t state_;
};

}  // namespace pawl::generator
