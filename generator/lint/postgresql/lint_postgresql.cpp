#include "lint/postgresql/lint_postgresql.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

#include <pg_query/pg_query.pb-c.h>

#include "lint/postgresql/draft.hpp"
#include "lint/postgresql/read_draft.hpp"
#include "source/postgresql/deep_stack.hpp"

namespace pawl::generator {
namespace {

bool is_draft(const migration& migration) { return !migration.frozen && migration.sound; }

/// From the back, so that the others keep their places.
void withdraw(const std::vector<withdrawal>& withdrawals, const pg::known_schema& schema, migration& migration) {
  for (auto each = withdrawals.rbegin(); each != withdrawals.rend(); ++each)
    if (schema.find(each->schema.empty() ? "public" : each->schema, each->name) != nullptr)
      migration.shown.erase(migration.shown.begin() + static_cast<std::ptrdiff_t>(each->finding));
}

/// What a server showed of the statements of one script, which are asked for in their order.
class shown_effects {
 public:
  explicit shown_effects(const migration& migration) : migration_{migration} {
    for (const auto& each : migration.effects)
      if (!each.measured) first_unmeasured_ = std::min(first_unmeasured_, each.statement);
  }

  /// Null where it was not measured.
  const statement_effect* of(std::uint32_t offset) {
    const auto& statements = migration_.up.statements;
    while (index_ < statements.size() && statements[index_].begin < offset) ++index_;
    const bool is_it = index_ < statements.size() && statements[index_].begin == offset;
    if (migration_.effects.empty() || !is_it || index_ >= first_unmeasured_) return nullptr;
    const auto found = std::ranges::lower_bound(migration_.effects, index_, {}, &statement_effect::statement);
    return found == migration_.effects.end() || found->statement != index_ ? &nothing_ : &*found;
  }

 private:
  const migration& migration_;
  std::uint32_t index_ = 0;
  std::uint32_t first_unmeasured_ = std::numeric_limits<std::uint32_t>::max();
  /// Of a measured script, those without an effect are left out.
  statement_effect nothing_;
};

void look_at(migration& migration, pg::known_schema& schema, const enabled_rules& enabled) {
  schema.begin_migration();
  const bool draft = is_draft(migration);
  std::vector<withdrawal> withdrawals;
  shown_effects effects{migration};
  read_statements_of(
      migration.up, draft ? reading::every_statement : reading::schema_alone,
      [&](const postgresql_statement& statement) {
        const auto& node = *statement.node();
        if (draft)
          look(postgresql_draft{migration, statement, node, schema, withdrawals, effects.of(statement.offset)},
               postgresql_lint_rules(), enabled, migration.shown);
        schema.apply(node, statement.offset);
      });
  withdraw(withdrawals, schema, migration);
}

void look_at(dialect_migrations& set, const enabled_rules& enabled) {
  pg::known_schema schema;
  const auto last = std::ranges::find_if(set.migrations.rbegin(), set.migrations.rend(), is_draft);
  // What stands behind the last draft tells nothing about it.
  if (set.repeatables.empty() && last == set.migrations.rend()) return;
  const auto end = set.repeatables.empty() ? last.base() : set.migrations.end();
  std::for_each(set.migrations.begin(), end, [&](migration& each) { look_at(each, schema, enabled); });
  for (auto& each : set.repeatables) look_at(each, schema, enabled);
}

}  // namespace

void lint_postgresql(dialect_migrations& set, const enabled_rules& enabled) {
  pg::with_deep_stack([&] { look_at(set, enabled); });
}

std::vector<rule_entry> postgresql_rules_known() { return entries_of(postgresql_lint_rules()); }

}  // namespace pawl::generator
