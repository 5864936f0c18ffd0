#include "lint/postgresql/narrow_key.hpp"

#include <fmt/format.h>

#include "lint/postgresql/naming.hpp"
#include "lint/postgresql/statement_text.hpp"

namespace pawl::generator {

void report_narrow_keys(const postgresql_draft& draft, const narrow_type& type, lint_report& report) {
  for (const auto& defined : defined_columns(draft)) {
    const auto used = pg::column_of(defined.column.type_name);
    const bool numbers = used.type == type.serial || used.type == type.other_serial;
    if (used.is_array || (!numbers && used.type != type.name) || !pg::is_key(defined)) continue;
    report.warn(
        draft.place(defined.column.type_name->location),
        fmt::format("{}.{} runs out of numbers at {}, and a wider key then has every row of {} written anew under "
                    "ACCESS EXCLUSIVE",
                    pg::plain(defined.relation), defined.column.colname, type.last, pg::plain(defined.relation)),
        "instead: " + retyped(draft.statement.sql, defined.column, numbers ? "bigserial" : "bigint"));
  }
}

}  // namespace pawl::generator
