#include "lint/sqlite/lint_sqlite.hpp"

#include "lint/sqlite/draft.hpp"

namespace pawl::generator {

void lint_sqlite(dialect_migrations& set, const enabled_rules& enabled) {
  schema_state before, after;
  for (auto* migrations : {&set.migrations, &set.repeatables}) {
    for (auto& migration : *migrations) {
      if (!migration.sqlite_seen || migration.frozen) continue;
      const auto& seen = *migration.sqlite_seen;
      before.take_base(seen);
      after.take_base(seen);
      after.apply(seen);
      look(sqlite_draft{migration, before, after, set.minimum_engine}, sqlite_lint_rules(), enabled, migration.shown);
      before.apply(seen);
    }
  }
}

std::vector<rule_entry> sqlite_rules_known() { return entries_of(sqlite_lint_rules()); }

}  // namespace pawl::generator
