#pragma once

/// Where two scripts with different hashes begin to differ.

#include <cstdint>

#include <pawl/migration.hpp>

#include "source/set.hpp"

namespace pawl::generator {

/// Offsets from the beginnings of the two scripts.
struct token_difference {
  std::uint32_t before = 0;
  std::uint32_t after = 0;
};

/// The first token that one of the scripts has and the other has not; behind the last token where it has no more.
token_difference first_difference(const script& before, const script& after, pawl::dialect dialect);

}  // namespace pawl::generator
