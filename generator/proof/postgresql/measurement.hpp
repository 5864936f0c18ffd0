#pragma once

/// What runs of a draft showed, statement by statement and with rows in the tables.

#include <cstdint>
#include <string>
#include <vector>

#include "source/lint_finding.hpp"
#include "source/set.hpp"
#include "source/statement_effect.hpp"

namespace pawl::generator {

struct measurement {
  enum class state : std::uint8_t { untried, failed, done };

  state how = state::untried;
  /// From which earlier releases it was tried too.
  std::string heads = {};
  std::vector<statement_effect> effects = {};
  /// By rule, place, message and hint. An `offset` is the number of the statement here: comments before it may change
  /// without the migration being another one.
  std::vector<lint_finding> findings = {};
  std::vector<unfilled_table> unfilled = {};

  bool operator==(const measurement&) const = default;
};

}  // namespace pawl::generator
