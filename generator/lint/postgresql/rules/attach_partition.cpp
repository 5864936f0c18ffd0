/// attach-partition: a filled table is attached as a partition without a CHECK that says what its bounds say.

#include <algorithm>

#include <fmt/format.h>

#include "lint/postgresql/alterations.hpp"
#include "lint/postgresql/naming.hpp"
#include "source/postgresql/names.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

/// Whether a constraint that holds is about all columns of the partition key: then it may be the one that PostgreSQL
/// takes instead of a look at the rows.
bool is_constrained(const pg::known_table& partition, const pg::known_table* parent) {
  return std::ranges::any_of(partition.constraints, [&](const auto& each) {
    const auto& constraint = each.second;
    if (constraint.kind != PG_QUERY__CONSTR_TYPE__CONSTR_CHECK || !constraint.validated) return false;
    return parent == nullptr || std::ranges::all_of(parent->partition_key, [&](const auto& column) {
             return std::ranges::find(constraint.columns, column) != constraint.columns.end();
           });
  });
}

/// Rows that lie within the new bounds may be in the default partition: PostgreSQL looks for them there.
void find_in_default(const postgresql_draft& draft, const alteration& at, lint_report& report) {
  const auto* rest = draft.schema.default_partition_of(at.table);
  if (rest == nullptr || draft.schema.is_new(rest) || is_constrained(*rest, at.table)) return;
  PgQuery__RangeVar relation = PG_QUERY__RANGE_VAR__INIT;
  std::string schema = rest->schema;
  std::string name = rest->name;
  relation.schemaname = schema.data();
  relation.relname = name.data();
  if (!draft.scans(relation).value_or(true)) return;
  report.warn(
      at.place,
      fmt::format("ATTACH PARTITION looks through the default partition {} for rows of the new one, under ACCESS "
                  "EXCLUSIVE: its readers and writers wait",
                  pg::plain(relation)),
      fmt::format("a CHECK on the default partition that excludes the new bounds spares it the look; in two "
                  "migrations before this one:\n"
                  "  ALTER TABLE {0} ADD CONSTRAINT {1} CHECK (...) NOT VALID;\n"
                  "  ALTER TABLE {0} VALIDATE CONSTRAINT {1};",
                  pg::quoted(relation), pg::quoted(pg::made_name(rest->name, "", "bounds"))));
}

void find(const postgresql_draft& draft, lint_report& report) {
  for (const auto& at : alterations_of(draft, PG_QUERY__ALTER_TABLE_TYPE__AT_AttachPartition)) {
    const auto& attached = *at.command.def->partition_cmd;
    find_in_default(draft, at, report);
    const auto* partition = draft.schema.find(attached.name);
    if (draft.schema.is_new(attached.name) || (partition != nullptr && is_constrained(*partition, at.table))) continue;
    if (!draft.scans(*attached.name).value_or(true)) continue;
    const auto table = pg::quoted(*attached.name);
    const auto check = pg::quoted(pg::made_name(attached.name->relname, "", "bounds"));
    report.warn(
        at.place,
        fmt::format("ATTACH PARTITION looks at every row of {} under ACCESS EXCLUSIVE: its readers and writers wait",
                    pg::plain(*attached.name)),
        fmt::format("a CHECK that says what the bounds say spares it the look; in two migrations before this one:\n"
                    "  ALTER TABLE {0} ADD CONSTRAINT {1} CHECK (...) NOT VALID;\n"
                    "  ALTER TABLE {0} VALIDATE CONSTRAINT {1};",
                    table, check));
  }
}

}  // namespace

lint_rule<postgresql_draft> attach_partition() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
