/// validate-in-same-transaction: VALIDATE CONSTRAINT runs while the migration still holds a stronger lock on the
/// table.

#include <fmt/format.h>

#include "lint/postgresql/alterations.hpp"
#include "lint/postgresql/locks.hpp"
#include "source/postgresql/names.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

/// VALIDATE lets writers go on; a lock that the transaction took before does not.
void find(const postgresql_draft& draft, lint_report& report) {
  for (const auto& at : alterations_of(draft, PG_QUERY__ALTER_TABLE_TYPE__AT_ValidateConstraint)) {
    if (at.table == nullptr || at.table->lock.taken_in != draft.schema.current()) continue;
    const auto& lock = at.table->lock;
    report.warn(at.place,
                fmt::format("{} is tried on every row of {} while the migration still holds {} on it: {}",
                            at.command.name, at.name(), pg::to_string(lock.mode), pg::who_waits(lock.mode)),
                fmt::format("in a migration behind this one, which has let go of the lock:\n"
                            "  ALTER TABLE {} VALIDATE CONSTRAINT {};",
                            at.quoted_name(), pg::quoted(at.command.name)),
                {{locate(draft.migration.up, lock.offset), "the lock is taken here"}});
  }
}

}  // namespace

lint_rule<postgresql_draft> validate_in_same_transaction() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
