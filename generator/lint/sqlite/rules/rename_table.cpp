#include <fmt/format.h>

#include "lint/sqlite/draft.hpp"
#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator::sqlite_rules {
namespace {

void look_for_renames(const sqlite_draft& draft, lint_report& report) {
  for (const auto& [key, fate] : draft.fates.old) {
    const bool has_new_name = !fate.now.empty() && !same_name(fate.now, fate.name);
    // A view under the old name serves older programs on.
    if (!has_new_name || draft.after.find(fate.name) != nullptr) continue;
    report.warn(fate.offset,
                fmt::format("a program that still asks for {} fails: it is called {} now", fate.name, fate.now),
                fmt::format("keep the name, or let older programs read on under the old one:\n"
                            "CREATE VIEW {} AS SELECT * FROM {};",
                            sql_name(fate.name), sql_name(fate.now)));
  }
}

}  // namespace

lint_rule<sqlite_draft> rename_table() { return {.look = look_for_renames}; }

}  // namespace pawl::generator::sqlite_rules
