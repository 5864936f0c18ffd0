#pragma once

/// lint, for PostgreSQL.

#include <vector>

#include "lint/rule.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// Adds what the rules find in the drafts to their `shown`.
void lint_postgresql(dialect_migrations& set, const enabled_rules& enabled);

std::vector<rule_entry> postgresql_rules_known();

}  // namespace pawl::generator
