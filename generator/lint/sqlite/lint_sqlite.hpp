#pragma once

/// lint, for SQLite.

#include <vector>

#include "lint/rule.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// Adds what the rules find in the drafts to their `shown`. Drafts that the proof has not run are left out.
void lint_sqlite(dialect_migrations& set, const enabled_rules& enabled);

std::vector<rule_entry> sqlite_rules_known();

}  // namespace pawl::generator
