/// require-concurrent-partition-detach: a partition is detached without CONCURRENTLY.

#include <fmt/format.h>

#include "lint/postgresql/alterations.hpp"
#include "lint/postgresql/naming.hpp"
#include "lint/postgresql/safer.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

/// PostgreSQL refuses CONCURRENTLY where there is a default partition.
std::string safer(const alteration& at, const PgQuery__PartitionCmd& detached, const pg::known_table* rest) {
  if (rest != nullptr)
    return fmt::format(
        "PostgreSQL detaches none CONCURRENTLY beside a default partition, {}: do it in a migration of its "
        "own, where programs have little to do",
        rest->name);
  return in_its_own_migration(
      fmt::format("ALTER TABLE {} DETACH PARTITION {} CONCURRENTLY;", at.quoted_name(), pg::quoted(*detached.name)));
}

void find(const postgresql_draft& draft, lint_report& report) {
  for (const auto& at : alterations_of(draft, PG_QUERY__ALTER_TABLE_TYPE__AT_DetachPartition)) {
    const auto& detached = *at.command.def->partition_cmd;
    if (detached.concurrent != 0 || draft.schema.is_new(detached.name)) continue;
    report.warn(at.place,
                fmt::format("DETACH PARTITION waits for every transaction on {} and holds ACCESS EXCLUSIVE on it: "
                            "readers and writers wait behind it",
                            at.name()),
                safer(at, detached, draft.schema.default_partition_of(at.table)));
  }
}

}  // namespace

lint_rule<postgresql_draft> require_concurrent_partition_detach() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
