/// adding-json-column: a column is `json`.

#include <fmt/format.h>

#include "lint/postgresql/column_types.hpp"
#include "lint/postgresql/naming.hpp"
#include "lint/postgresql/statement_text.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

void find(const postgresql_draft& draft, lint_report& report) {
  for (const auto& defined : defined_columns(draft)) {
    const auto type = pg::column_of(defined.column.type_name);
    if (type.type != "json") continue;
    report.warn(draft.place(defined.column.type_name->location),
                fmt::format("{}.{} has no equality: SELECT DISTINCT, UNION and GROUP BY over it fail",
                            pg::plain(defined.relation), defined.column.colname),
                "instead: " + retyped(draft.statement.sql, defined.column, type.is_array ? "jsonb[]" : "jsonb"));
  }
}

}  // namespace

lint_rule<postgresql_draft> adding_json_column() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
