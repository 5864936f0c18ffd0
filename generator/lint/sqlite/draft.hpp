#pragma once

/// What a rule for SQLite sees of a draft.

#include <span>

#include "lint/rule.hpp"
#include "source/set.hpp"

namespace pawl::generator {

struct sqlite_draft {
  const generator::migration& migration;
};

/// Made by the build from `rules/`, sorted by id.
std::span<const named_rule<sqlite_draft>> sqlite_lint_rules();

}  // namespace pawl::generator
