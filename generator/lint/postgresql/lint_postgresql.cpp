#include "lint/postgresql/lint_postgresql.hpp"

#include <pg_query/pg_query.pb-c.h>

#include "lint/postgresql/draft.hpp"
#include "source/postgresql/deep_stack.hpp"
#include "source/postgresql/statement_reader.hpp"

namespace pawl::generator {
namespace {

postgresql_draft read_draft(const migration& migration) {
  postgresql_draft draft{migration, {}};
  pg::statement_reader reader{migration.up.text()};
  while (const auto raw = reader.next()) {
    postgresql_statement statement{raw->begin,
                                   std::string{migration.up.text().substr(raw->begin, raw->end - raw->begin)}};
    if (pg::bears_tree(*raw)) statement.tree = pg::parse_sql(statement.sql, pg::parse_depth::tree).tree;
    draft.statements.push_back(std::move(statement));
  }
  return draft;
}

}  // namespace

const PgQuery__Node* postgresql_statement::node() const noexcept {
  return tree && tree->root().n_stmts == 1 ? tree->root().stmts[0]->stmt : nullptr;
}

void lint_postgresql(dialect_migrations& set, const enabled_rules& enabled) {
  pg::with_deep_stack([&] {
    for (auto* migrations : {&set.migrations, &set.repeatables})
      for (auto& migration : *migrations)
        if (!migration.frozen) look(read_draft(migration), postgresql_lint_rules(), enabled, migration.shown);
  });
}

std::vector<rule_entry> postgresql_rules_known() { return entries_of(postgresql_lint_rules()); }

}  // namespace pawl::generator
