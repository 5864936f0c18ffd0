#include <fmt/format.h>

#include "lint/sqlite/draft.hpp"
#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator::sqlite_rules {
namespace {

void look_for_tables(const sqlite_draft& draft, lint_report& report) {
  for (const auto* table : draft.changed_tables()) {
    const auto* was = draft.former(table->name);
    const auto* key = table->rowid_column();
    if (!table->autoincrement || (was != nullptr && was->autoincrement) || key == nullptr) continue;
    report.warn(draft.place_of_column(table->name, key->name),
                fmt::format("every INSERT into {} also reads and writes sqlite_sequence: AUTOINCREMENT is needed only "
                            "where the id of a deleted row may never come back",
                            table->name),
                fmt::format("an id is given without it too:\n{} INTEGER PRIMARY KEY", sql_name(key->name)));
  }
}

}  // namespace

lint_rule<sqlite_draft> autoincrement() { return {.look = look_for_tables}; }

}  // namespace pawl::generator::sqlite_rules
