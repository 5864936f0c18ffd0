#include <fmt/format.h>

#include "lint/sqlite/draft.hpp"

namespace pawl::generator::sqlite_rules {
namespace {

void look_for_drops(const sqlite_draft& draft, lint_report& report) {
  for (const auto& [key, fate] : draft.fates.old) {
    if (fate.now.empty()) continue;  // the whole table is
    const auto* table = draft.table_before(fate.name);
    for (const auto& column : fate.columns) {
      const auto* was = table == nullptr ? nullptr : table->column(column.name);
      if (was == nullptr || !column.now.empty()) continue;  // the draft has added it itself
      const std::string lost = was->generated ? "" : "its values are gone for good, and ";
      report.warn(column.offset,
                  fmt::format("without {}.{} {}a program that still names it fails", fate.name, was->name, lost),
                  fmt::format("drop it in a later release than the one that stops using it, and say so:\n"
                              "-- pawl:allow drop-column <since when nothing uses {}.{}>\n{}",
                              fate.name, was->name, draft.sql_line(*column.at)));
    }
  }
}

}  // namespace

lint_rule<sqlite_draft> drop_column() { return {.look = look_for_drops}; }

}  // namespace pawl::generator::sqlite_rules
