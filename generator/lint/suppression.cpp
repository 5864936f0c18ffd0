#include "lint/suppression.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "diagnostics/pages.hpp"
#include "diagnostics/suggest.hpp"

namespace pawl::generator {
namespace {

/// A word of a stranger's file, no longer than a message bears.
std::string_view quotable(std::string_view word) { return word.substr(0, 40); }

/// What is missing of it; empty where nothing is. The second is what to do.
std::pair<std::string, std::string> lack_of(const allowance& given, std::string_view spelt) {
  if (given.rule.empty())
    return {fmt::format("{} names no rule", spelt), fmt::format("write {} <rule> <reason>", spelt)};
  if (!is_lint_rule(given.rule))
    return {fmt::format("{} names {}, and no rule is called that", spelt, quotable(given.rule)),
            meant_rule(given.rule)};
  if (given.reason.empty())
    return {fmt::format("{} {} gives no reason", spelt, given.rule),
            "write behind the rule why it does no harm here: whoever reads it later has to know"};
  return {};
}

/// The number of the statement in which the offset is, or before which it is.
std::ptrdiff_t statement_at(const script& script, std::uint32_t offset) {
  const auto& statements = script.statements;
  return std::ranges::upper_bound(statements, offset, {}, &pawl::statement::end) - statements.begin();
}

}  // namespace

bool is_lint_rule(std::string_view id) {
  const auto* page = find_page(id);
  return page != nullptr && page->is_rule;
}

std::string meant_rule(std::string_view id) {
  std::vector<std::string_view> known;
  for (const auto& page : pages())
    if (page.is_rule) known.push_back(page.id);
  const auto meant = closest(id, known);
  return meant ? fmt::format("did you mean {}?", *meant) : "`pawl explain` lists all rules";
}

void script_allowances::read(const migration& draft, diagnostics& found) {
  const auto& up = draft.up;
  for (const auto& each : up.allowances) {
    auto [lack, hint] = lack_of(each, "pawl:allow");
    if (lack.empty()) {
      entries_.try_emplace({up.file.get(), up.offset + each.offset}, entry{&up, &each});
    } else {
      found.add({.id = "allow", .where = locate(up, each.offset), .message = std::move(lack), .hint = std::move(hint)});
    }
  }
  if (!draft.down) return;
  for (const auto& each : draft.down->allowances)
    entries_.try_emplace({draft.down->file.get(), draft.down->offset + each.offset}, entry{&*draft.down, &each});
}

bool script_allowances::allows(const script& up, const lint_finding& finding) {
  const auto statement = statement_at(up, finding.offset);
  bool allowed = false;
  for (const auto& each : up.allowances) {
    if (each.rule != finding.rule || statement_at(up, each.offset) != statement) continue;
    const auto known = entries_.find({up.file.get(), up.offset + each.offset});
    if (known != entries_.end()) known->second.used = allowed = true;
  }
  return allowed;
}

void script_allowances::report_unused(diagnostics& found) const {
  for (const auto& [place, each] : entries_) {
    if (each.used) continue;
    found.add({.id = "unused-allow",
               .severity = severity::warning,
               .where = locate(*each.script, each.what->offset),
               .message = fmt::format("{} finds nothing in the statement behind this line", each.what->rule),
               .hint = "remove the line, or move it right before the statement that it is about"});
  }
}

call_allowances::call_allowances(const std::vector<std::string>& texts, const std::vector<rule_entry>& rules,
                                 const enabled_rules& enabled, diagnostics& found) {
  for (const auto& text : texts) {
    const auto given = read_allowance(text);
    auto [lack, hint] = lack_of(given, "ALLOW");
    if (!lack.empty()) {
      found.add({.id = "allow", .message = std::move(lack), .hint = std::move(hint)});
      continue;
    }
    rules_.insert(given.rule);
    const auto known = std::ranges::find(rules, given.rule, &rule_entry::id);
    const bool looks = known == rules.end() || known->by_default || enabled.contains(given.rule);
    if (looks) continue;
    found.add({.id = "unused-allow",
               .severity = severity::warning,
               .message = fmt::format("ALLOW {} suppresses nothing: the rule is off", given.rule),
               .hint = "remove it from the call"});
  }
}

}  // namespace pawl::generator
