#include <sqlite3.h>

#include <algorithm>

#include <fmt/format.h>

#include "lint/sqlite/draft.hpp"
#include "lint/sqlite/index_cover.hpp"
#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator::sqlite_rules {
namespace {

const seen_statement* dropping(const sqlite_draft& draft, const schema_object& index) {
  for (const auto& statement : draft.statements)
    for (const auto& action : statement.actions)
      if (action.code == SQLITE_DROP_INDEX && same_name(action.first, index.name)) return &statement;
  return nullptr;
}

/// Whether another index does what this one did; also one of the same name.
bool is_replaced(const index_view& gone, const table_view& table) {
  return std::ranges::any_of(table.indexes, [&](const index_view& each) { return covers(each, gone); });
}

std::string message(const index_view& gone, const std::string& table) {
  if (gone.unique)
    return fmt::format("nothing keeps rows of {} apart any more that are equal in {}, and ON CONFLICT ({}) fails",
                       table, columns_of(gone), columns_of(gone));
  return fmt::format("a query that found rows of {} by {} reads the whole table", table, columns_of(gone));
}

void look_for_drops(const sqlite_draft& draft, lint_report& report) {
  for (const auto& gone : draft.seen.gone) {
    if (gone.kind != "index") continue;
    const auto* fate = draft.fates.of(gone.parent);
    // With its table: drop-table and rebuild-forgets speak of that.
    if (fate != nullptr && fate->now.empty()) continue;
    const auto* was = draft.table_before(gone.parent);
    const auto* is = draft.table_after(fate == nullptr ? gone.parent : fate->now);
    const auto* index = was == nullptr ? nullptr : was->index(gone.name);
    const auto* statement = dropping(draft, gone);
    if (index == nullptr || is == nullptr || statement == nullptr || is_replaced(*index, *is)) continue;
    report.warn(draft.place_of(*statement, gone.name), message(*index, is->name),
                fmt::format("drop it once no query needs it, and say so:\n"
                            "-- pawl:allow drop-index <what serves those queries now>\n{}",
                            draft.sql_line(*statement)));
  }
}

}  // namespace

lint_rule<sqlite_draft> drop_index() { return {.look = look_for_drops}; }

}  // namespace pawl::generator::sqlite_rules
