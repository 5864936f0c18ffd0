/// prefer-timestamp-tz: a column is `timestamp` without a time zone.

#include <fmt/format.h>

#include "lint/postgresql/column_types.hpp"
#include "lint/postgresql/naming.hpp"
#include "lint/postgresql/statement_text.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

/// The same digits of a second, and as many dimensions.
std::string shown(const pg::known_column& type) {
  const auto digits = type.modifiers.empty() ? std::string{} : fmt::format("({})", type.modifiers[0]);
  return fmt::format("timestamptz{}{}", digits, type.is_array ? "[]" : "");
}

void find(const postgresql_draft& draft, lint_report& report) {
  for (const auto& defined : defined_columns(draft)) {
    const auto type = pg::column_of(defined.column.type_name);
    if (type.type != "timestamp") continue;
    report.warn(
        draft.place(defined.column.type_name->location),
        fmt::format("{}.{} forgets the offset of what is written to it: the same moment from two time zones becomes "
                    "two moments",
                    pg::plain(defined.relation), defined.column.colname),
        "instead: " + retyped(draft.statement.sql, defined.column, shown(type)));
  }
}

}  // namespace

lint_rule<postgresql_draft> prefer_timestamp_tz() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
