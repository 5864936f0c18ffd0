#include "postgresql/history_shape.hpp"

#include <string_view>

#include "core/failing.hpp"
#include "postgresql/sql.hpp"

namespace pawl::postgresql {
namespace {

/// Name, type, collation, whether NULL is refused, and no identity, expression or default: types and collations by
/// their numbers, which are fixed (text 25, int4 23, int8 20, bool 16, timestamptz 1184, "C" 950).
constexpr std::string_view expected_columns =
    "set_name 25 950 t f,ordinal 23 0 t f,version 25 950 t f,name 25 950 t f,hash 25 950 t f,chain 25 950 t f,"
    "state 25 950 t f,applied_at 1184 0 t f,duration_us 20 0 t f,program 25 950 t f,down_script 25 950 f f,"
    "compatible 16 0 f f";

/// One index, for the key over the first two columns, without expressions or a condition.
constexpr std::string_view expected_indexes = "t 1 2 t t";

enum column : int {
  kind,
  persistence,
  columns,
  indexes,
  constraints,
  trigger,
  rule,
  policy,
  kin,
  exposed,
  had_additions,
  owner,
  trusted
};

/// Who owns the table can put a trigger on it: the role itself, one that it is a member of, the owner of the database
/// or the schema, a superuser. A superuser counts as a member of every role, so it is asked what was granted.
constexpr std::string_view trusted_owner =
    "EXISTS (SELECT FROM pg_catalog.pg_roles AS o, pg_catalog.pg_roles AS me, pg_catalog.pg_database AS d "
    "WHERE o.oid == c.relowner AND me.rolname == CURRENT_USER AND d.datname == pg_catalog.current_database() "
    "AND (o.rolsuper OR o.oid == me.oid OR o.oid == d.datdba OR o.oid == n.nspowner "
    "OR (NOT me.rolsuper AND pg_catalog.pg_has_role(o.oid, 'MEMBER')) "
    "OR EXISTS (SELECT FROM pg_catalog.pg_auth_members AS m WHERE m.roleid == o.oid AND m.member == me.oid)))";

std::string shape_query(const history& history) {
  return qualified(concat(
      {"SELECT c.relkind, c.relpersistence, "
       "(SELECT pg_catalog.string_agg(pg_catalog.format('%s %s %s %s %s%s%s', a.attname, a.atttypid, a.attcollation, "
       "a.attnotnull, a.attidentity, a.attgenerated, a.atthasdef), ',' ORDER BY a.attnum) "
       "FROM pg_catalog.pg_attribute AS a WHERE a.attrelid == c.oid AND a.attnum > 0 AND NOT a.attisdropped), "
       "(SELECT pg_catalog.string_agg(pg_catalog.format('%s %s %s %s', i.indisprimary, i.indkey, i.indexprs IS NULL, "
       "i.indpred IS NULL), ',') FROM pg_catalog.pg_index AS i WHERE i.indrelid == c.oid), "
       "(SELECT pg_catalog.string_agg(k.contype::pg_catalog.text, ',') FROM pg_catalog.pg_constraint AS k "
       "WHERE k.conrelid == c.oid AND k.contype != 'n'), "
       "(SELECT pg_catalog.min(t.tgname::pg_catalog.text) FROM pg_catalog.pg_trigger AS t WHERE t.tgrelid == c.oid), "
       "(SELECT pg_catalog.min(r.rulename::pg_catalog.text) FROM pg_catalog.pg_rewrite AS r WHERE r.ev_class == "
       "c.oid), "
       "c.relrowsecurity OR EXISTS (SELECT FROM pg_catalog.pg_policy AS p WHERE p.polrelid == c.oid), "
       "c.relispartition OR c.reloftype != 0 "
       "OR EXISTS (SELECT FROM pg_catalog.pg_inherits AS h WHERE h.inhrelid == c.oid), "
       "EXISTS (SELECT FROM pg_catalog.aclexplode(c.relacl) AS x WHERE x.privilege_type == 'TRIGGER' "
       "AND x.grantee != c.relowner), c.relhastriggers OR c.relhasrules, pg_catalog.pg_get_userbyid(c.relowner), ",
       trusted_owner,
       " FROM pg_catalog.pg_class AS c, pg_catalog.pg_namespace AS n "
       "WHERE n.oid == c.relnamespace AND c.relname == 'pawl_history' AND n.nspname == ",
       literal(history.schema())}));
}

[[noreturn]] void refuse(std::string_view message) {
  fail(errc::history_refused, message,
       "Pawl did not make it and will not write to it; drop or rename it, or restore a backup");
}

std::string_view kind_name(std::string_view kind) {
  if (kind == "v") return "view";
  if (kind == "m") return "materialized view";
  if (kind == "f") return "foreign table";
  if (kind == "S") return "sequence";
  if (kind == "c") return "type";
  if (kind == "p") return "partitioned table";
  return kind == "r" ? "table" : "index";
}

void refuse_additions(const answer& found, const history& history) {
  const std::string& label = history.label();
  if (!found.is_null(0, trigger)) {
    refuse(concat({"a trigger stands on the table ", label, ": ", found.text(0, trigger)}));
  }
  if (!found.is_null(0, rule)) refuse(concat({"a rule stands on the table ", label, ": ", found.text(0, rule)}));
  if (found.is_true(0, policy)) refuse(concat({"the table ", label, " has row security"}));
}

void refuse_owner(const answer& found, const history& history) {
  if (found.is_true(0, trusted)) return;
  fail(errc::history_refused,
       concat({"the table ", history.label(), " belongs to ", found.text(0, owner),
               ", who could have it run code with the rights of whoever migrates"}),
       concat({"have the role that migrates own it, or make it a member of ", found.text(0, owner)}));
}

bool is_exact(const answer& found) {
  return found.text(0, kind) == "r" && found.text(0, persistence) == "p" && !found.is_true(0, kin) &&
         found.text(0, columns) == expected_columns && found.text(0, indexes) == expected_indexes &&
         found.text(0, constraints) == "p";
}

/// To whom rights were given that let them write into the history.
std::string granted_query(const history& history) {
  const std::string granted =
      concat({"WHERE (x.privilege_type == 'INSERT' OR x.privilege_type == 'UPDATE') AND x.grantee != c.relowner "
              "AND pg_catalog.pg_get_userbyid(x.grantee) != CURRENT_USER AND c.oid == ",
              literal(history.table()), "::pg_catalog.regclass"});
  return qualified(
      concat({"SELECT CASE WHEN x.grantee == 0 THEN 'everybody' ELSE pg_catalog.pg_get_userbyid(x.grantee) END "
              "FROM pg_catalog.pg_class AS c, pg_catalog.aclexplode(c.relacl) AS x ",
              granted,
              " UNION ALL SELECT CASE WHEN x.grantee == 0 THEN 'everybody' ELSE pg_catalog.pg_get_userbyid(x.grantee) "
              "END FROM pg_catalog.pg_class AS c, pg_catalog.pg_attribute AS a, pg_catalog.aclexplode(a.attacl) AS x ",
              granted, " AND a.attrelid == c.oid LIMIT 1"}));
}

/// Who may write there without such a right, as members of pg_write_all_data may, and the role by which. That some only
/// take that role on by SET ROLE makes no difference. Members of the owner, and of whoever is connected, are these.
std::string writing_members_query(const history& history) {
  return qualified(concat(
      {"SELECT r.rolname, g.rolname FROM pg_catalog.pg_class AS c, pg_catalog.pg_roles AS r, pg_catalog.pg_roles AS g "
       "WHERE c.oid == ",
       literal(history.table()),
       "::pg_catalog.regclass AND NOT g.rolsuper "
       "AND (pg_catalog.has_table_privilege(g.oid, c.oid, 'INSERT, UPDATE') "
       "OR pg_catalog.has_any_column_privilege(g.oid, c.oid, 'INSERT, UPDATE')) "
       "AND r.rolcanlogin AND NOT r.rolsuper AND r.oid != g.oid AND pg_catalog.pg_has_role(r.oid, g.oid, 'MEMBER') "
       "AND NOT pg_catalog.pg_has_role(r.oid, c.relowner, 'MEMBER') "
       "AND NOT pg_catalog.pg_has_role(r.oid, CURRENT_USER, 'MEMBER') ORDER BY g.oid, r.rolname LIMIT 1"}));
}

}  // namespace

std::optional<history_shape> find_history(link& link, const history& history) {
  const answer found = link.ask(shape_query(history));
  if (found.size() == 0) return std::nullopt;
  if (found.text(0, kind) == "r") refuse_additions(found, history);
  if (!is_exact(found)) {
    if (found.text(0, columns).starts_with(concat({expected_columns, ","}))) {
      fail_for_later_pawl(concat({"the table ", history.label(), " has more columns"}));
    }
    refuse(concat(
        {"the ", kind_name(found.text(0, kind)), " ", history.label(), " is not the table that holds the history"}));
  }
  refuse_owner(found, history);
  return history_shape{literal(found.text(0, owner)), found.is_true(0, exposed), found.is_true(0, had_additions)};
}

void refuse_other_writers(link& link, const history& history) {
  answer others = link.ask(granted_query(history));
  std::string remedy = concat({"REVOKE INSERT, UPDATE ON ", history.table()});
  if (others.size() == 0) {
    others = link.ask(writing_members_query(history));
    if (others.size() == 0) return;
    remedy = concat({"take ", others.text(0, 0), " out of the role ", others.text(0, 1), ", which may write there"});
  }
  fail(errc::history_refused,
       concat({"a downgrade would run what stands in ", history.label(), ", and ", others.text(0, 0),
               " may write there too"}),
       concat({remedy, ", or update this program"}));
}

std::string writing_guard(const history& history, const history_shape& shape) {
  const std::string_view no_additions =
      shape.had_additions ? " AND NOT EXISTS (SELECT FROM pg_catalog.pg_rewrite AS r WHERE r.ev_class == c.oid) "
                            "AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger AS t WHERE t.tgrelid == c.oid)"
                          : " AND NOT c.relhasrules AND NOT c.relhastriggers";
  const std::string question = qualified(
      concat({"SELECT 1 OPERATOR(pg_catalog./) (CASE WHEN c.relkind == 'r' AND c.relnatts == 12 AND c.relchecks == 0 "
              "AND NOT c.relrowsecurity AND pg_catalog.pg_get_userbyid(c.relowner) == ",
              shape.owner, no_additions}));
  return concat({"LOCK TABLE ONLY ", history.table(), " IN ROW EXCLUSIVE MODE; ", question,
                 " THEN 1 ELSE 0 END) FROM pg_catalog.pg_class AS c WHERE c.oid OPERATOR(pg_catalog.=) ",
                 literal(history.table()), "::pg_catalog.regclass; "});
}

}  // namespace pawl::postgresql
