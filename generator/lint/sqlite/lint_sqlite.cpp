#include "lint/sqlite/lint_sqlite.hpp"

#include "lint/sqlite/draft.hpp"

namespace pawl::generator {

void lint_sqlite(dialect_migrations& set, const enabled_rules& enabled) {
  for (auto* migrations : {&set.migrations, &set.repeatables})
    for (auto& migration : *migrations)
      if (!migration.frozen) look(sqlite_draft{migration}, sqlite_lint_rules(), enabled, migration.shown);
}

std::vector<rule_entry> sqlite_rules_known() { return entries_of(sqlite_lint_rules()); }

}  // namespace pawl::generator
