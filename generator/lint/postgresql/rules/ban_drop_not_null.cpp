/// ban-drop-not-null: a column may be NULL from now on.

#include <fmt/format.h>

#include "lint/postgresql/alterations.hpp"
#include "source/postgresql/names.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

void find(const postgresql_draft& draft, lint_report& report) {
  for (const auto& at : alterations_of(draft, PG_QUERY__ALTER_TABLE_TYPE__AT_DropNotNull))
    report.warn(at.place,
                fmt::format("programs that read {}.{} have never met a NULL there, and may fail at the first one",
                            at.name(), at.command.name),
                fmt::format("release programs that bear NULL first, and say so above the statement:\n"
                            "  -- pawl:allow ban-drop-not-null programs bear NULL in {} since ...",
                            pg::quoted(at.command.name)));
}

}  // namespace

lint_rule<postgresql_draft> ban_drop_not_null() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
