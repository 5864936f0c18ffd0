#pragma once

/// What the proof with rows says to people, in the same words for each engine.

#include <cstdint>
#include <string>
#include <vector>

#include "proof/rows/table_rows.hpp"
#include "source/lint_finding.hpp"

namespace pawl::generator {

/// Where rows come from: empty is "the step before"; else the release whose databases have them.
using row_origin = std::string;

/// `rows-lost`, `null-appeared` or `values-changed`, at the statement that begins at `offset`.
lint_finding finding_for(const table_rows& before, const row_difference& difference, std::uint32_t offset,
                         const row_origin& origin);

struct refused_statement {
  std::uint32_t offset = 0;
  /// What the engine said.
  std::string message;
  /// The rows without which it would have run, as they are shown.
  std::vector<std::string> rows;
  /// The safer SQL.
  std::string hint;
};

/// `refused-by-rows`.
lint_finding finding_for(const refused_statement& refused, const row_origin& origin);

}  // namespace pawl::generator
