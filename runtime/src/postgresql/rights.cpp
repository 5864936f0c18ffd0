#include "postgresql/rights.hpp"

#include <string_view>

#include "core/failing.hpp"
#include "postgresql/settings.hpp"
#include "postgresql/sql.hpp"

namespace pawl::postgresql {
namespace {

enum column : int {
  is_standby,
  is_read_only,
  role,
  has_schema,
  has_history,
  may_use,
  may_create,
  may_write,
  can_watch,
  restoring
};

/// has_table_privilege() looks at a table that is there, so it is asked by number.
std::string rights_query(const history& history) {
  return qualified(concat(
      {"SELECT pg_catalog.pg_is_in_recovery(), pg_catalog.current_setting('transaction_read_only'), "
       "pg_catalog.quote_ident(CURRENT_USER), n.oid IS NOT NULL, c.oid IS NOT NULL, "
       "pg_catalog.has_schema_privilege(n.oid, 'USAGE'), pg_catalog.has_schema_privilege(n.oid, 'CREATE'), "
       "pg_catalog.has_table_privilege(c.oid, 'SELECT') AND pg_catalog.has_table_privilege(c.oid, 'INSERT') "
       "AND pg_catalog.has_table_privilege(c.oid, 'UPDATE') AND pg_catalog.has_table_privilege(c.oid, 'DELETE'), ",
       could_watch(), ", ", settings_as_they_are(),
       " FROM (SELECT) AS one LEFT JOIN pg_catalog.pg_namespace AS n ON n.nspname == ", literal(history.schema()),
       " LEFT JOIN pg_catalog.pg_class AS c ON c.relnamespace == n.oid AND c.relname == 'pawl_history'"}));
}

[[noreturn]] void refuse(const answer& found, std::string_view what, std::string_view grant) {
  fail(errc::no_permission, concat({"migrations are pending and the role ", found.text(0, role), " may not ", what}),
       concat({"let the role that owns the database upgrade it, or run: ", grant, " TO ", found.text(0, role)}));
}

void refuse_read_only(const answer& found) {
  if (found.is_true(0, is_standby)) {
    fail(errc::read_only, "migrations are pending and the server is a standby, which takes no writes",
         "connect to the primary server; this one follows once it is upgraded");
  }
  if (found.text(0, is_read_only) == "on") {
    fail(errc::read_only, "migrations are pending and the session's transactions are read-only",
         "turn default_transaction_read_only off for the connection that upgrades");
  }
}

}  // namespace

session_facts refuse_unless_writable(link& link, const history& history) {
  const answer found = link.ask(rights_query(history));
  refuse_read_only(found);
  const std::string schema = identifier(history.schema());
  if (!found.is_true(0, has_schema)) {
    fail(errc::database_failed, concat({"the schema ", history.schema(), " for the history does not exist"}),
         "create it, or name another one in options.history_schema");
  }
  if (!found.is_true(0, may_use)) {
    refuse(found, concat({"use the schema ", history.schema()}), concat({"GRANT USAGE, CREATE ON SCHEMA ", schema}));
  }
  if (!found.is_true(0, has_history) && !found.is_true(0, may_create)) {
    refuse(found, concat({"make the history in the schema ", history.schema()}),
           concat({"GRANT CREATE ON SCHEMA ", schema}));
  }
  if (found.is_true(0, has_history) && !found.is_true(0, may_write)) {
    refuse(found, concat({"write to ", history.label()}),
           concat({"GRANT SELECT, INSERT, UPDATE, DELETE ON ", history.table()}));
  }
  return {found.is_true(0, can_watch), std::string{found.text(0, restoring)}};
}

void refuse_reader(link& link, const history& history) {
  const answer me = link.ask("SELECT pg_catalog.quote_ident(CURRENT_USER)");
  fail(errc::no_permission, concat({"the role ", me.text(0, 0), " may not read ", history.label()}),
       concat({"run as its owner: GRANT USAGE ON SCHEMA ", identifier(history.schema()), " TO ", me.text(0, 0),
               "; GRANT SELECT ON ", history.table(), " TO ", me.text(0, 0)}));
}

}  // namespace pawl::postgresql
