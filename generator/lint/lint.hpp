#pragma once

/// lint: what is correct and may still do harm. The rules look at drafts alone: what is frozen has happened.

#include <string>
#include <vector>

#include "diagnostics/diagnostics.hpp"
#include "lint/rule.hpp"
#include "source/set.hpp"

namespace pawl::generator {

struct lint_options {
  /// `<rule> <reason>`: what is allowed in all drafts.
  std::vector<std::string> allow = {};
  /// Rules that are off by default.
  std::vector<std::string> enable = {};
};

/// The rules of the engine that a dialect needs.
struct linter {
  /// Adds what the rules find in the drafts to their `shown`.
  void (*look)(dialect_migrations& set, const enabled_rules& enabled) = nullptr;
  std::vector<rule_entry> (*rules)() = nullptr;
};

struct linted_dialect {
  dialect_migrations* migrations = nullptr;
  generator::linter linter;
};

/// Lets the rules look, unless something is wrong already, and reports what nobody has allowed: as warnings.
void lint(const std::vector<linted_dialect>& dialects, const lint_options& options, diagnostics& found);

}  // namespace pawl::generator
