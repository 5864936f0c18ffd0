#include "guard/empty.hpp"

#include <algorithm>

#include "source/locate.hpp"

namespace pawl::generator {

namespace {

/// An engine that has nothing to do at a version needs a script all the same.
bool has_statements_elsewhere(const migration_set& set, const version& version) {
  return std::ranges::any_of(set.dialects, [&](const dialect_migrations& dialect) {
    return std::ranges::any_of(dialect.migrations, [&](const migration& migration) {
      return migration.version == version && !migration.up.statements.empty();
    });
  });
}

}  // namespace

void warn_of_empty_drafts(const migration_set& set, diagnostics& found) {
  for (const dialect_migrations& dialect : set.dialects)
    for (const migration& migration : dialect.migrations) {
      if (migration.frozen || !migration.sound || !migration.up.statements.empty()) continue;
      if (has_statements_elsewhere(set, migration.version)) continue;
      found.add({.id = "empty-script",
                 .severity = severity::warning,
                 .where = locate(migration.up, 0),
                 .message = "this up script holds no statement to run",
                 .hint = "write the statements, or delete the file if nothing depends on its version"});
    }
}

}  // namespace pawl::generator
