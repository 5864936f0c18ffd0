#include "postgresql/catalogue.hpp"

#include "postgresql/sql.hpp"

namespace pawl::postgresql {

bool is_empty(link& link) {
  // Indexes (i, I), TOAST tables (t), types (c) and sequences (S) are no reason to think that there is a program.
  const answer found = link.ask(
      qualified("SELECT NOT EXISTS (SELECT FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid == "
                "c.relnamespace WHERE c.relkind != 'i' AND c.relkind != 'I' AND c.relkind != 't' AND c.relkind != 'c' "
                "AND c.relkind != 'S' "
                "AND c.relname != 'pawl_history' AND n.nspname != 'information_schema' "
                "AND NOT pg_catalog.starts_with(n.nspname::pg_catalog.text, 'pg_') "
                "AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend AS d WHERE d.classid == 1259::pg_catalog.oid "
                "AND d.objid == c.oid AND d.deptype == 'e'))"));
  return found.is_true(0, 0);
}

}  // namespace pawl::postgresql
