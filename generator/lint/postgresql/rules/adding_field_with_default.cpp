/// adding-field-with-default: a column is added whose default has another value for each row.

#include <fmt/format.h>

#include "lint/postgresql/alterations.hpp"
#include "lint/postgresql/statement_text.hpp"
#include "lint/postgresql/volatility.hpp"
#include "source/postgresql/names.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

/// The expression as it is written, up to the next part of the column's definition.
std::string expression_text(const postgresql_draft& draft, const alteration& at, const PgQuery__Constraint& value) {
  const added_constraint added{at, value, &at.column(), 0};
  auto text = added.definition(draft);
  constexpr std::string_view head = "DEFAULT ";
  return text.size() > head.size() ? text.substr(head.size()) : std::string{"..."};
}

std::string safer(const postgresql_draft& draft, const alteration& at, const PgQuery__Constraint& value) {
  const auto table = at.quoted_name();
  const auto column = pg::quoted(at.column().colname);
  const auto expression = expression_text(draft, at, value);
  return fmt::format(
      "in this migration, for rows to come:\n"
      "  ALTER TABLE {0} ADD COLUMN {1} ...; -- without the default\n"
      "  ALTER TABLE {0} ALTER COLUMN {1} SET DEFAULT {2};\n"
      "and for the rows that are there, in portions, in one behind it or from the program:\n"
      "  UPDATE {0} SET {1} = {2} WHERE {1} IS NULL;",
      table, column, expression);
}

void find(const postgresql_draft& draft, lint_report& report) {
  for (const auto& at : alterations_of(draft, PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn)) {
    const auto* value = constraint_of(at.column(), PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT);
    if (value == nullptr) continue;
    const auto function = pg::volatile_call(value->raw_expr, draft.schema);
    if (function.empty() || !draft.rewrites(at.relation).value_or(true)) continue;
    report.warn(
        draft.place(value->location),
        fmt::format("{}() is volatile, as far as is known, so this default has every row of {} written anew under "
                    "ACCESS EXCLUSIVE: readers and writers wait",
                    function, at.name()) +
            draft.measured(at.relation),
        safer(draft, at, *value));
  }
}

}  // namespace

lint_rule<postgresql_draft> adding_field_with_default() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
