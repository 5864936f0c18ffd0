/// adding-required-field: a column that is NOT NULL and has no default is added to a table that stood before.

#include <fmt/format.h>

#include "lint/postgresql/alterations.hpp"
#include "lint/postgresql/column_types.hpp"
#include "source/postgresql/names.hpp"
#include "source/postgresql/table_facts.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

bool has_value(const PgQuery__ColumnDef& column) {
  const auto* value = constraint_of(column, PG_QUERY__CONSTR_TYPE__CONSTR_DEFAULT);
  return (value != nullptr && !pg::is_null(value->raw_expr)) ||
         constraint_of(column, PG_QUERY__CONSTR_TYPE__CONSTR_IDENTITY) != nullptr ||
         constraint_of(column, PG_QUERY__CONSTR_TYPE__CONSTR_GENERATED) != nullptr ||
         pg::facts_of(column, "", {}).has_default;
}

void find(const postgresql_draft& draft, lint_report& report) {
  for (const auto& at : alterations_of(draft, PG_QUERY__ALTER_TABLE_TYPE__AT_AddColumn)) {
    const auto& column = at.column();
    const bool is_required = constraint_of(column, PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL) != nullptr ||
                             constraint_of(column, PG_QUERY__CONSTR_TYPE__CONSTR_PRIMARY) != nullptr;
    if (!is_required || has_value(column)) continue;
    const auto name = pg::quoted(column.colname);
    const auto table = at.quoted_name();
    report.warn(
        at.place,
        fmt::format(
            "{}.{} is NOT NULL and has no default: the migration fails where {} holds a row, and older programs "
            "that insert one fail",
            at.name(), column.colname, at.name()),
        fmt::format("with a default, which reads and writes no row:\n"
                    "  ALTER TABLE {0} ADD COLUMN {1} NOT NULL DEFAULT ...;\n"
                    "or without NOT NULL here, values in portions, and SET NOT NULL in a later migration",
                    table, name + ' ' + pg::shown_type(column.type_name)));
  }
}

}  // namespace

lint_rule<postgresql_draft> adding_required_field() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
