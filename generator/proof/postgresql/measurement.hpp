#pragma once

/// What a run of a draft showed, statement by statement.

#include <cstdint>
#include <vector>

#include "source/statement_effect.hpp"

namespace pawl::generator {

struct measurement {
  enum class state : std::uint8_t { untried, failed, done };

  state how = state::untried;
  std::vector<statement_effect> effects = {};

  bool operator==(const measurement&) const = default;
};

}  // namespace pawl::generator
