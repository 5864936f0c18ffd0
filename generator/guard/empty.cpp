#include "guard/empty.hpp"

#include <algorithm>

#include "source/locate.hpp"
#include "source/repeatables.hpp"

namespace pawl::generator {

namespace {

/// An engine that has nothing to do at a version needs a script all the same.
bool has_statements_elsewhere(const migration_set& set, const migration& empty) {
  return std::ranges::any_of(set.dialects, [&](const dialect_migrations& dialect) {
    return std::ranges::any_of(in_order(dialect), [&](const migration* other) {
      const bool is_same = empty.is_repeatable() ? other->name == empty.name : other->version == empty.version;
      return is_same && other->is_repeatable() == empty.is_repeatable() && !other->up.statements.empty();
    });
  });
}

}  // namespace

void warn_of_empty_drafts(const migration_set& set, diagnostics& found) {
  for (const dialect_migrations& dialect : set.dialects)
    for (const migration* migration : in_order(dialect)) {
      if (migration->frozen || !migration->sound || !migration->up.statements.empty()) continue;
      if (has_statements_elsewhere(set, *migration)) continue;
      found.add({.id = "empty-script",
                 .severity = severity::warning,
                 .where = locate(migration->up, 0),
                 .message = "this up script holds no statement to run",
                 .hint = "write the statements, or delete the file if nothing depends on its version"});
    }
}

}  // namespace pawl::generator
