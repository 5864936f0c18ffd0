/// ban-alter-domain-with-add-constraint: a domain that stood before demands more than it did.

#include <fmt/format.h>
#include <pg_query/pg_query.pb-c.h>

#include "lint/postgresql/draft.hpp"
#include "lint/postgresql/safer.hpp"
#include "lint/postgresql/statement_text.hpp"
#include "source/postgresql/names.hpp"
#include "source/postgresql/table_facts.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

bool looks_at_rows(const PgQuery__AlterDomainStmt& alter) {
  switch (*alter.subtype) {
    case 'C':
      return alter.def != nullptr && alter.def->node_case == PG_QUERY__NODE__NODE_CONSTRAINT &&
             alter.def->constraint->skip_validation == 0;
    case 'O':
      return true;
    default:
      return false;
  }
}

std::string safer(const postgresql_draft& draft, const PgQuery__AlterDomainStmt& alter, const std::string& domain) {
  if (*alter.subtype == 'O')
    return fmt::format("SET NOT NULL on the columns of type {} that need it, each by a CHECK that is NOT VALID first",
                       domain);
  const char* const name = alter.def->constraint->conname;
  // It can only be validated by its name.
  if (pg::is_unsaid(name))
    return "give the constraint a name, add it NOT VALID here, and VALIDATE it in a migration behind this one";
  return in_two_migrations(tidy(draft.statement.sql) + " NOT VALID;",
                           fmt::format("ALTER DOMAIN {} VALIDATE CONSTRAINT {};", domain, pg::quoted(name)));
}

void find(const postgresql_draft& draft, lint_report& report) {
  if (draft.node.node_case != PG_QUERY__NODE__NODE_ALTER_DOMAIN_STMT) return;
  const auto& alter = *draft.node.alter_domain_stmt;
  if (alter.n_type_name == 0 || !looks_at_rows(alter)) return;
  const auto name = pg::object_name(*alter.type_name[alter.n_type_name - 1]).second;
  const auto schema = alter.n_type_name > 1 ? pg::object_name(*alter.type_name[alter.n_type_name - 2]).second : "";
  if (draft.schema.is_new_type(name)) return;
  report.warn(
      draft.place(*alter.subtype == 'C' ? alter.def->constraint->location : -1),
      fmt::format(
          "what {} demands is tried on every row of every table that has a column of it, under SHARE: writers of "
          "all of them wait",
          name),
      safer(draft, alter, pg::quoted(schema, name)));
}

}  // namespace

lint_rule<postgresql_draft> ban_alter_domain_with_add_constraint() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
