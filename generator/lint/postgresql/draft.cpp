#include "lint/postgresql/draft.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "source/postgresql/table_facts.hpp"

namespace pawl::generator {
namespace {

/// A name without a schema is that of any: the statement knows which it means.
bool is_meant(std::string_view shown, const PgQuery__RangeVar& relation) {
  const std::string_view name{relation.relname};
  if (!pg::is_unsaid(relation.schemaname)) return shown == fmt::format("{}.{}", relation.schemaname, name);
  return shown.ends_with(name) && shown.substr(0, shown.size() - name.size()).ends_with('.');
}

bool holds(const std::vector<std::string>& names, const PgQuery__RangeVar& relation) {
  return std::ranges::any_of(names, [&](const auto& each) { return is_meant(each, relation); });
}

/// `AccessExclusiveLock` as `ACCESS EXCLUSIVE`.
std::string spelled(std::string_view mode) {
  if (mode.ends_with("Lock")) mode.remove_suffix(4);
  std::string words;
  for (const char each : mode) {
    const bool is_capital = each >= 'A' && each <= 'Z';
    if (is_capital && !words.empty()) words += ' ';
    words += static_cast<char>(is_capital ? each : each - 'a' + 'A');
  }
  return words;
}

}  // namespace

const PgQuery__Node* postgresql_statement::node() const noexcept {
  return tree && tree->root().n_stmts == 1 ? tree->root().stmts[0]->stmt : nullptr;
}

std::string_view postgresql_statement::part(std::size_t index) const {
  if (index >= parts.size()) return {};
  return std::string_view{sql}.substr(parts[index].begin, parts[index].end - parts[index].begin);
}

std::uint32_t postgresql_draft::place(std::int32_t location) const noexcept {
  if (statement.in_block || location < 0) return statement.offset;
  return statement.offset + static_cast<std::uint32_t>(location);
}

std::uint32_t postgresql_draft::place_of_part(std::size_t index) const noexcept {
  if (statement.in_block || index >= statement.parts.size()) return statement.offset;
  return statement.offset + statement.parts[index].begin;
}

std::optional<bool> postgresql_draft::rewrites(const PgQuery__RangeVar& relation) const {
  if (effect == nullptr) return std::nullopt;
  return holds(effect->rewritten, relation);
}

std::optional<bool> postgresql_draft::scans(const PgQuery__RangeVar& relation) const {
  if (effect == nullptr) return std::nullopt;
  return holds(effect->scanned, relation) || holds(effect->rewritten, relation);
}

std::string postgresql_draft::measured(const PgQuery__RangeVar& relation) const {
  if (effect == nullptr) return {};
  const auto lock =
      std::ranges::find_if(effect->locks, [&](const auto& each) { return is_meant(each.relation, relation); });
  if (lock == effect->locks.end()) return {};
  const std::string_view done = holds(effect->rewritten, relation) ? ", written anew"
                                : holds(effect->scanned, relation) ? ", read whole"
                                                                   : "";
  return fmt::format("; measured: {}{}", spelled(lock->mode), done);
}

void postgresql_draft::withdraw_where_back(std::string_view schema_name, std::string_view name) const {
  withdrawals.push_back({migration.shown.size(), std::string{schema_name}, std::string{name}});
}

}  // namespace pawl::generator
