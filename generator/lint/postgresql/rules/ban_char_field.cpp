/// ban-char-field: a column is `character(n)`.

#include <fmt/format.h>

#include "lint/postgresql/column_types.hpp"
#include "lint/postgresql/naming.hpp"
#include "lint/postgresql/statement_text.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

void find(const postgresql_draft& draft, lint_report& report) {
  for (const auto& defined : defined_columns(draft)) {
    const auto type = pg::column_of(defined.column.type_name);
    if (type.type != "bpchar") continue;
    report.warn(
        draft.place(defined.column.type_name->location),
        fmt::format(
            "{}.{} is filled up with blanks to its length, and comparisons as text forget or keep them by turns",
            pg::plain(defined.relation), defined.column.colname),
        "instead: " + retyped(draft.statement.sql, defined.column, type.is_array ? "text[]" : "text"));
  }
}

}  // namespace

lint_rule<postgresql_draft> ban_char_field() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
