#include "lint/lint.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <map>
#include <string_view>

#include <fmt/format.h>

#include "diagnostics/pages.hpp"
#include "lint/suppression.hpp"

namespace pawl::generator {
namespace {

enabled_rules read_enabled(const std::vector<std::string>& names, diagnostics& found) {
  for (const auto& name : names) {
    if (is_lint_rule(name)) continue;
    found.add({.id = "allow",
               .message = fmt::format("ENABLE names {}, and no rule is called that", name),
               .hint = meant_rule(name)});
  }
  return {names.begin(), names.end()};
}

template <typename Work>
void for_each_draft(const std::vector<linted_dialect>& dialects, const Work& work) {
  for (const auto& dialect : dialects)
    for (auto* migrations : {&dialect.migrations->migrations, &dialect.migrations->repeatables})
      for (const auto& migration : *migrations)
        if (!migration.frozen && migration.sound) work(migration);
}

std::string_view id_of(const lint_finding& finding) {
  const auto* page = find_page(finding.rule);
  assert(page != nullptr && page->is_rule);
  return page->id;
}

void report(const migration& draft, const lint_finding& finding, diagnostics& found) {
  found.add({.id = id_of(finding),
             .severity = severity::warning,
             .where = locate(draft.up, finding.offset),
             .message = finding.message,
             .hint = finding.hint,
             .notes = finding.notes});
}

}  // namespace

void lint(const std::vector<linted_dialect>& dialects, const lint_options& options, diagnostics& found) {
  // A rule may rely on what the stages before have made sure of.
  const bool looks = !found.has_errors();
  const auto enabled = read_enabled(options.enable, found);
  std::vector<rule_entry> rules;
  for (const auto& dialect : dialects) std::ranges::copy(dialect.linter.rules(), std::back_inserter(rules));
  const call_allowances call{options.allow, rules, enabled, found};
  if (looks)
    for (const auto& dialect : dialects) dialect.linter.look(*dialect.migrations, enabled);
  script_allowances allowances;
  for_each_draft(dialects, [&](const migration& draft) {
    allowances.read(draft, found);
    if (!looks) return;
    // Each costs a walk through the text, and nobody reads more.
    constexpr std::size_t most_of_a_rule = 20;
    std::map<std::string_view, std::size_t> counts;
    for (const auto& finding : draft.shown) {
      if (allowances.allows(draft.up, finding) || call.allows(finding)) continue;
      if (++counts[finding.rule] <= most_of_a_rule) report(draft, finding, found);
    }
  });
  if (looks) allowances.report_unused(found);
}

}  // namespace pawl::generator
