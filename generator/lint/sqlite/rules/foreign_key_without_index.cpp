#include <algorithm>

#include <fmt/format.h>

#include "lint/sqlite/draft.hpp"
#include "lint/sqlite/index_cover.hpp"
#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator::sqlite_rules {
namespace {

bool has(const table_view* table, const foreign_key_view& key) {
  return table != nullptr && std::ranges::any_of(table->foreign_keys, [&](const foreign_key_view& each) {
           return same_name(each.parent, key.parent) && std::ranges::equal(each.from, key.from, same_name);
         });
}

std::string safer(const sqlite_draft& draft, const table_view& table, const foreign_key_view& key) {
  auto name = table.name;
  for (const auto& each : key.from) name += '_' + each;
  while (draft.after.find(name) != nullptr) name += "_key";
  return fmt::format("behind it:\nCREATE INDEX {} ON {} ({});", sql_name(name), sql_name(table.name),
                     sql_names(key.from));
}

void look_for_keys(const sqlite_draft& draft, lint_report& report) {
  for (const auto* table : draft.changed_tables()) {
    const auto* was = draft.former(table->name);
    for (const auto& key : table->foreign_keys) {
      if (has(was, key) || finds_rows_by(*table, key.from)) continue;
      report.warn(draft.place_of_column(table->name, key.from[0]),
                  fmt::format("whenever a row of {} is deleted, or its key changed, SQLite reads the whole table {}: "
                              "no index begins with {}",
                              key.parent, table->name, listed(key.from)),
                  safer(draft, *table, key));
    }
  }
}

}  // namespace

lint_rule<sqlite_draft> foreign_key_without_index() { return {.look = look_for_keys}; }

}  // namespace pawl::generator::sqlite_rules
