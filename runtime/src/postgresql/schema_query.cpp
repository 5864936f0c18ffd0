#include "postgresql/schema_query.hpp"

#include "core/failing.hpp"
#include "postgresql/schema_parts.hpp"
#include "postgresql/sql.hpp"

namespace pawl::postgresql {
namespace {

/// What every query begins with.
constexpr std::string_view common = R"(WITH
ext AS MATERIALIZED (SELECT classid, objid FROM pg_depend
  WHERE deptype = 'e' AND refclassid = 'pg_extension'::regclass AND objid >= 16384),
spaces AS MATERIALIZED (SELECT oid, nspname FROM pg_namespace
  WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'$spaces$),
rel AS MATERIALIZED (SELECT c.*, c.oid::regclass::text AS name FROM pg_class c JOIN spaces n ON n.oid = c.relnamespace
  WHERE c.oid >= 16384 AND c.relpersistence <> 't' AND c.relname <> 'pawl_history' AND c.oid NOT IN (
    SELECT indexrelid FROM pg_index JOIN pg_class h ON h.oid = indrelid WHERE h.relname = 'pawl_history')
  AND c.oid NOT IN (SELECT objid FROM ext WHERE classid = 'pg_class'::regclass))
)";

/// `public` is everywhere; it matters to whoever has something in it.
constexpr std::string_view in_use = R"(
  AND (n.oid >= 16384 OR EXISTS (SELECT FROM rel WHERE relnamespace = n.oid)
    OR EXISTS (SELECT FROM pg_proc p WHERE pronamespace = n.oid AND p.oid >= 16384
      AND p.oid NOT IN (SELECT objid FROM ext WHERE classid = 'pg_proc'::regclass))
    OR EXISTS (SELECT FROM pg_type t WHERE typnamespace = n.oid AND t.oid >= 16384 AND typtype IN ('e', 'd', 'r')
      AND t.oid NOT IN (SELECT objid FROM ext WHERE classid = 'pg_type'::regclass))))";

void replace(std::string& query, std::string_view mark, std::string_view text) {
  query.replace(query.find(mark), mark.size(), text);
}

/// The schemas that are looked at, as a part of a condition.
std::string condition(const scope& scope) {
  if (!scope.schemas) return {};
  std::string names;
  for (const std::string_view name : *scope.schemas) names += concat({names.empty() ? "" : ", ", literal(name)});
  return names.empty() ? " AND false" : concat({" AND quote_ident(nspname) IN (", names, ")"});
}

void append(std::string& query, std::string_view sql, bool with_rights) {
  for (;;) {
    const std::size_t open = sql.find("[[");
    query += sql.substr(0, open);
    if (open == std::string_view::npos) return;
    const std::size_t close = sql.find("]]", open);
    if (with_rights) query += sql.substr(open + 2, close - open - 2);
    sql.remove_prefix(close + 2);
  }
}

/// As text what a list of privileges grants, whatever the order in which it was granted.
std::string granted(std::string_view list) {
  return concat({R"((SELECT coalesce('granted ' || string_agg(each, ', ' ORDER BY each), 'granted nothing') FROM (
    SELECT concat_ws(' ', privilege_type, CASE WHEN is_grantable THEN 'with grant' END, 'to',
      CASE grantee WHEN 0 THEN 'public' ELSE grantee::regrole::text END) AS each
    FROM aclexplode()",
                 list, ")) listed)"});
}

/// The same, where it is not what every object of the kind begins with; most have no list of their own.
std::string privileges(std::string_view list, std::string_view kind, std::string_view owner) {
  const std::string usual = granted(concat({"acldefault(", kind, ", ", owner, ")"}));
  return concat({"CASE WHEN ", list, " IS NOT NULL THEN nullif(", granted(list), ", ", usual, ") END"});
}

/// Writes out what the parts call as if they were functions: real ones would be planned anew by each query.
void expand_calls(std::string& query) {
  constexpr std::string_view of_object = "pawl_privileges(", of_list = "pawl_granted(";
  for (std::size_t at = 0; (at = query.find(of_object, at)) != std::string::npos;) {
    const std::size_t list = at + of_object.size(), kind = query.find(", ", list), owner = query.find(", ", kind + 2);
    const std::size_t end = query.find(')', owner);
    const std::string text = privileges(query.substr(list, kind - list), query.substr(kind + 2, owner - kind - 2),
                                        query.substr(owner + 2, end - owner - 2));
    query.replace(at, end + 1 - at, text);
  }
  for (std::size_t at = 0; (at = query.find(of_list, at)) != std::string::npos;) {
    const std::size_t list = at + of_list.size(), end = query.find(')', list);
    query.replace(at, end + 1 - at, granted(query.substr(list, end - list)));
  }
}

}  // namespace

std::string schema_sources(const scope& scope) {
  std::string query{common};
  replace(query, "$spaces$", condition(scope));
  return query;
}

std::string schema_query(int server_version, const scope& scope) {
  const int major = server_version / 10000;
  const auto other = scope.with_rights ? schema_part::asked::without_rights : schema_part::asked::with_rights;
  std::string query = schema_sources(scope);
  bool first = true;
  for (const schema_part& each : schema_parts()) {
    if (major < each.from || major >= each.before || each.when == other) continue;
    if (!first) query += "\nUNION ALL ";
    append(query, each.sql, scope.with_rights);
    first = false;
  }
  if (scope.with_rights) expand_calls(query);
  replace(query, "$in use$", scope.with_rights || scope.schemas ? std::string_view{} : in_use);
  return query;
}

}  // namespace pawl::postgresql
