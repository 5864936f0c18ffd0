/// prefer-text-field: a column is `varchar(n)`.

#include <fmt/format.h>

#include "lint/postgresql/column_types.hpp"
#include "lint/postgresql/naming.hpp"
#include "lint/postgresql/statement_text.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

void find(const postgresql_draft& draft, lint_report& report) {
  for (const auto& defined : defined_columns(draft)) {
    const auto type = pg::column_of(defined.column.type_name);
    if (type.type != "varchar" || type.modifiers.empty()) continue;
    report.warn(draft.place(defined.column.type_name->location),
                fmt::format("the length of {}.{} can be made less or more by ALTER TABLE alone, which waits for every "
                            "transaction on the table",
                            pg::plain(defined.relation), defined.column.colname),
                "instead: " + retyped(draft.statement.sql, defined.column, type.is_array ? "text[]" : "text"));
  }
}

}  // namespace

lint_rule<postgresql_draft> prefer_text_field() { return {.look = find, .by_default = false}; }

}  // namespace pawl::generator::postgresql_rules
