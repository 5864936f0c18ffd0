#include "lint/postgresql/key_constraint.hpp"

#include <fmt/format.h>

#include "lint/postgresql/naming.hpp"
#include "lint/postgresql/safer.hpp"
#include "source/postgresql/names.hpp"
#include "source/postgresql/table_facts.hpp"

namespace pawl::generator {
namespace {

std::string quoted_list(const std::vector<std::string>& columns) {
  std::string text;
  for (const auto& each : columns) text.append(text.empty() ? "" : ", ").append(pg::quoted(each));
  return text;
}

/// What the index has besides its columns, and what the constraint has besides its index.
std::string of_index(const PgQuery__Constraint& constraint) {
  std::vector<std::string> included;
  for (std::size_t i = 0; i < constraint.n_including; ++i)
    included.emplace_back(pg::object_name(*constraint.including[i]).second);
  const auto columns = included.empty() ? std::string{} : fmt::format(" INCLUDE ({})", quoted_list(included));
  return columns + (constraint.nulls_not_distinct != 0 ? " NULLS NOT DISTINCT" : "");
}

std::string of_constraint(const PgQuery__Constraint& constraint) {
  if (constraint.initdeferred != 0) return " DEFERRABLE INITIALLY DEFERRED";
  return constraint.deferrable != 0 ? " DEFERRABLE" : "";
}

/// The column first where it is new: the index is of it.
std::string safer(const added_constraint& added, std::string_view kind) {
  const auto table = added.at.quoted_name();
  const auto name = added.quoted_name();
  if (added.at.table != nullptr && added.at.table->is_partitioned)
    return fmt::format(
        "ALTER TABLE ONLY {0} ADD CONSTRAINT {1} {2} ({3}) in this migration, which reads no row; a unique index "
        "CONCURRENTLY on each partition, each in a migration of its own; then ALTER INDEX {1} ATTACH PARTITION with "
        "each",
        table, name, kind, quoted_list(added.columns()));
  const auto index = fmt::format("CREATE UNIQUE INDEX CONCURRENTLY {} ON {} ({}){};", name, table,
                                 quoted_list(added.columns()), of_index(added.constraint));
  const auto use = fmt::format("ALTER TABLE {} ADD CONSTRAINT {} {} USING INDEX {}{};", table, name, kind, name,
                               of_constraint(added.constraint));
  if (added.column == nullptr) return in_its_own_migration(index) + "\nand in one behind it:\n  " + use;
  return fmt::format("in this migration ADD COLUMN {} without {}; {}\nand in one behind it:\n  {}",
                     pg::quoted(added.column->colname), kind, in_its_own_migration(index), use);
}

}  // namespace

void report_new_keys(const postgresql_draft& draft, PgQuery__ConstrType kind, lint_report& report) {
  const std::string_view word = kind == PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY ? "PRIMARY KEY" : "UNIQUE";
  for (const auto& added : added_constraints(draft, kind)) {
    if (!pg::is_unsaid(added.constraint.indexname)) continue;
    report.warn(
        added.place,
        fmt::format("{} builds its index {} from every row of {} under ACCESS EXCLUSIVE: readers and writers wait",
                    word, added.quoted_name(), added.at.name()) +
            draft.measured(added.at.relation),
        safer(added, word));
  }
}

}  // namespace pawl::generator
