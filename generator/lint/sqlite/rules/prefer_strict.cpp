#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "lint/sqlite/draft.hpp"
#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator::sqlite_rules {
namespace {

/// The types that a STRICT table may have: https://sqlite.org/stricttables.html
bool is_strict_type(std::string_view type) {
  constexpr std::array<std::string_view, 6> types{"INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY"};
  return std::ranges::any_of(types, [&](std::string_view each) { return same_name(each, type); });
}

std::string safer(const table_view& table) {
  std::vector<std::string> others;
  for (const auto& each : table.columns)
    if (!is_strict_type(each.type)) others.push_back(each.name + (each.type.empty() ? "" : " " + each.type));
  auto hint = fmt::format("CREATE TABLE {} (...) {}STRICT;", sql_name(table.name),
                          table.without_rowid ? "WITHOUT ROWID, " : "");
  if (!others.empty())
    hint = fmt::format("with INT, INTEGER, REAL, TEXT, BLOB or ANY for {}:\n{}", listed(others), hint);
  return hint;
}

void look_for_tables(const sqlite_draft& draft, lint_report& report) {
  for (const auto* table : draft.changed_tables()) {
    if (table->strict || !draft.fates.is_new(table->name)) continue;
    report.warn(draft.place_of_table(table->name),
                fmt::format("{} takes text where a number is declared, and the other way round", table->name),
                safer(*table));
  }
}

}  // namespace

lint_rule<sqlite_draft> prefer_strict() { return {.look = look_for_tables, .by_default = false}; }

}  // namespace pawl::generator::sqlite_rules
