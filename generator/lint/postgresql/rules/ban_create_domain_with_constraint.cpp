/// ban-create-domain-with-constraint: a domain is made with a constraint.

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "lint/postgresql/draft.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

void find(const postgresql_draft& draft, lint_report& report) {
  if (draft.node.node_case != PG_QUERY__NODE__NODE_CREATE_DOMAIN_STMT) return;
  const auto& create = *draft.node.create_domain_stmt;
  if (create.n_domainname == 0) return;
  for (std::size_t i = 0; i < create.n_constraints; ++i) {
    const auto& constraint = *create.constraints[i]->constraint;
    if (constraint.contype != PG_QUERY__CONSTR_TYPE__CONSTR_CHECK &&
        constraint.contype != PG_QUERY__CONSTR_TYPE__CONSTR_NOTNULL)
      continue;
    report.warn(
        draft.place(constraint.location),
        fmt::format(
            "what the domain {} demands can later be changed only with every table locked that has a column of it",
            pg::object_name(*create.domainname[create.n_domainname - 1]).second),
        "the base type for the columns, and a CHECK on each table");
  }
}

}  // namespace

lint_rule<postgresql_draft> ban_create_domain_with_constraint() { return {.look = find, .by_default = false}; }

}  // namespace pawl::generator::postgresql_rules
