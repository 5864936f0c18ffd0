#pragma once

/// A rule of lint, and the table of a dialect's rules, which the build makes of the files in its folder `rules`.
///
/// The file `rules/drop_table.cpp` holds the rule `drop-table`:
///
///     namespace pawl::generator::sqlite_rules {
///     lint_rule<sqlite_draft> drop_table() { return {.look = look_for_drops}; }
///     }

#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/report.hpp"

namespace pawl::generator {

template <typename Draft>
struct lint_rule {
  void (*look)(const Draft& draft, lint_report& report) = nullptr;
  /// Whether it looks without being asked to.
  bool by_default = true;
};

template <typename Draft>
struct named_rule {
  std::string_view id;
  lint_rule<Draft> rule;
};

/// What those who have no draft need to know of a rule.
struct rule_entry {
  std::string_view id;
  bool by_default = true;
};

/// The ids of rules that are off by default and somebody asked for.
using enabled_rules = std::set<std::string, std::less<>>;

template <typename Draft>
std::vector<rule_entry> entries_of(std::span<const named_rule<Draft>> rules) {
  std::vector<rule_entry> entries;
  for (const auto& each : rules) entries.push_back({each.id, each.rule.by_default});
  return entries;
}

template <typename Draft>
void look(const Draft& draft, std::span<const named_rule<Draft>> rules, const enabled_rules& enabled,
          std::vector<lint_finding>& found) {
  for (const auto& [id, rule] : rules) {
    if (!rule.by_default && !enabled.contains(id)) continue;
    lint_report report{id, found};
    rule.look(draft, report);
  }
}

}  // namespace pawl::generator
