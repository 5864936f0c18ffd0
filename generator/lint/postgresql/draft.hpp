#pragma once

/// What a rule for PostgreSQL sees of a draft.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lint/rule.hpp"
#include "source/postgresql/parse_tree.hpp"
#include "source/set.hpp"

namespace pawl::generator {

struct postgresql_statement {
  /// From the beginning of the up script.
  std::uint32_t offset = 0;
  std::string sql;
  /// No value where it is too long for a tree, or refused.
  std::optional<pg::parse_tree> tree = {};

  /// Null without a tree.
  const PgQuery__Node* node() const noexcept;
};

struct postgresql_draft {
  const generator::migration& migration;
  std::vector<postgresql_statement> statements;
};

/// Made by the build from `rules/`, sorted by id.
std::span<const named_rule<postgresql_draft>> postgresql_lint_rules();

}  // namespace pawl::generator
