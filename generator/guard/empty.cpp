#include "guard/empty.hpp"

#include "source/locate.hpp"

namespace pawl::generator {

void warn_of_empty_drafts(const migration_set& set, diagnostics& found) {
  for (const dialect_migrations& dialect : set.dialects)
    for (const migration& migration : dialect.migrations) {
      if (migration.frozen || !migration.sound || !migration.up.statements.empty()) continue;
      found.add({.id = "empty-script",
                 .severity = severity::warning,
                 .where = locate(migration.up, 0),
                 .message = "this up script holds no statement to run",
                 .hint = "write the statements, or delete the file if nothing depends on its version"});
    }
}

}  // namespace pawl::generator
