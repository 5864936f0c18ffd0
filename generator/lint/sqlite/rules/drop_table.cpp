#include <fmt/format.h>

#include "lint/sqlite/draft.hpp"

namespace pawl::generator::sqlite_rules {
namespace {

void look_for_drops(const sqlite_draft& draft, lint_report& report) {
  for (const auto& [key, fate] : draft.fates.old) {
    // Where something else stands under the name, the table was rebuilt, or a view takes its place.
    if (!fate.now.empty() || draft.after.find(fate.name) != nullptr) continue;
    report.warn(fate.offset,
                fmt::format("the rows of {} are gone for good, and a program that still uses it fails", fate.name),
                fmt::format("drop it in a later release than the one that stops using it, and say so:\n"
                            "-- pawl:allow drop-table <since when nothing uses {}>\n{}",
                            fate.name, draft.sql_line(*fate.at)));
  }
}

}  // namespace

lint_rule<sqlite_draft> drop_table() { return {.look = look_for_drops}; }

}  // namespace pawl::generator::sqlite_rules
