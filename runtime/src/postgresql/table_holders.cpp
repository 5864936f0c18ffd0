#include "postgresql/table_holders.hpp"

#include "core/failing.hpp"
#include "postgresql/sql.hpp"

namespace pawl::postgresql {

/// PostgreSQL does not say which table a statement waited for: those that it names are looked for.
std::string table_holders(link& link, std::string_view statement) {
  const answer found = link.ask(
      qualified(concat({"SELECT DISTINCT l.pid, a.application_name, c.relname FROM pg_catalog.pg_locks AS l "
                        "JOIN pg_catalog.pg_class AS c ON c.oid == l.relation "
                        "LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid == l.pid "
                        "WHERE l.locktype == 'relation' AND l.granted AND l.pid != pg_catalog.pg_backend_pid() "
                        "AND l.database == (SELECT d.oid FROM pg_catalog.pg_database AS d "
                        "WHERE d.datname == pg_catalog.current_database()) "
                        "AND c.relkind != 'i' AND c.relkind != 'I' AND pg_catalog.strpos(pg_catalog.lower(",
                        literal(statement), "), pg_catalog.lower(c.relname::pg_catalog.text)) > 0 LIMIT 10"})));
  std::string text;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::string_view name = found.text(i, 1);
    text += concat({text.empty() ? "" : ", ", "process ", found.text(i, 0), name.empty() ? "" : " (", name,
                    name.empty() ? "" : ")", " holds ", found.text(i, 2)});
  }
  return text;
}

}  // namespace pawl::postgresql
