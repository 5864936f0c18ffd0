/// adding-foreign-key-constraint: a foreign key is put on a table that stood before, and is tried on all its rows
/// at once.

#include <fmt/format.h>

#include "lint/postgresql/alterations.hpp"
#include "lint/postgresql/naming.hpp"
#include "lint/postgresql/safer.hpp"
#include "source/postgresql/table_facts.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

/// A new column that is NULL everywhere points at nothing: PostgreSQL looks at no row then.
bool is_known_to_hold(const added_constraint& added) {
  if (added.column == nullptr) return false;
  const auto* value = constraint_of(*added.column, PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT);
  return value == nullptr || pg::is_null(value->raw_expr);
}

/// PostgreSQL knows no NOT VALID key of a partitioned table; it takes those of the partitions for its own.
std::string safer(const added_constraint& added, const postgresql_draft& draft) {
  const auto table = added.at.quoted_name();
  const auto name = added.quoted_name();
  const auto definition = added.definition(draft);
  if (added.at.table != nullptr && added.at.table->is_partitioned)
    return fmt::format(
        "first on each partition, NOT VALID, and VALIDATE it there in a migration behind; then, which looks at "
        "no row any more:\n  ALTER TABLE {} ADD CONSTRAINT {} {};",
        table, name, definition);
  return in_two_migrations(fmt::format("ALTER TABLE {} ADD CONSTRAINT {} {} NOT VALID;", table, name, definition),
                           fmt::format("ALTER TABLE {} VALIDATE CONSTRAINT {};", table, name));
}

void find(const postgresql_draft& draft, lint_report& report) {
  for (const auto& added : added_constraints(draft, PG_QUERY__CONSTR_TYPE__CONSTR_FOREIGN)) {
    if (added.constraint.skip_validation != 0 || is_known_to_hold(added)) continue;
    const auto name = added.quoted_name();
    const auto parent = draft.schema.is_new(added.constraint.pktable)
                            ? std::string{": its writers wait"}
                            : fmt::format(" and on {}: writers of both wait", pg::plain(*added.constraint.pktable));
    report.warn(added.place,
                fmt::format("the foreign key {} is tried on every row of {} under SHARE ROW EXCLUSIVE on it{}", name,
                            added.at.name(), parent) +
                    draft.measured(added.at.relation),
                safer(added, draft));
  }
}

}  // namespace

lint_rule<postgresql_draft> adding_foreign_key_constraint() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
