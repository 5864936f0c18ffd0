/// drop-column: a column of a table that stood before is dropped.

#include <fmt/format.h>

#include "lint/postgresql/alterations.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

void find(const postgresql_draft& draft, lint_report& report) {
  for (const auto& at : alterations_of(draft, PG_QUERY__ALTER_TABLE_TYPE__AT_DropColumn)) {
    const auto column = fmt::format("{}.{}", at.name(), at.command.name);
    report.warn(
        at.place,
        fmt::format("the values of {} are lost{}, and programs that still read it fail", column,
                    at.command.behavior == PG_QUERY__DROP_BEHAVIOR__DROP_CASCADE ? " with all that depends on it" : ""),
        fmt::format("drop it in a release after the one that stopped reading it, and say so above the statement:\n"
                    "  -- pawl:allow drop-column no program has read {} since ...",
                    column));
  }
}

}  // namespace

lint_rule<postgresql_draft> drop_column() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
