#include "support/postgresql_session.hpp"

#include <sstream>

namespace pawl::test {
namespace {

/// What is neither the server's own nor an extension's, nor the history: a line each, in a fixed order.
const char* const schema_query = R"(
WITH mine (oid) AS (
  SELECT oid FROM pg_catalog.pg_namespace WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema')
SELECT line FROM (
  SELECT pg_catalog.format('schema %I', nspname) FROM pg_catalog.pg_namespace JOIN mine USING (oid)
  UNION ALL
  SELECT pg_catalog.format('%s %s %s %s', c.relkind, c.oid::regclass, c.reloptions, pg_catalog.pg_get_viewdef(c.oid))
    FROM pg_catalog.pg_class c WHERE relnamespace IN (TABLE mine) AND relkind NOT IN ('i', 'I', 't')
  UNION ALL
  SELECT pg_catalog.format('column %s.%I %s %s %s %s', c.oid::regclass, a.attname,
         pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity::text || a.attgenerated::text,
         pg_catalog.pg_get_expr(d.adbin, d.adrelid))
    FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
    LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE c.relnamespace IN (TABLE mine) AND a.attnum > 0 AND NOT a.attisdropped AND c.relkind NOT IN ('i', 'I', 't')
  UNION ALL
  SELECT pg_catalog.format('constraint %s %I %s %s', conrelid::regclass, conname,
         pg_catalog.pg_get_constraintdef(oid), convalidated)
    FROM pg_catalog.pg_constraint WHERE connamespace IN (TABLE mine)
  UNION ALL
  SELECT pg_catalog.format('index %s %s', pg_catalog.pg_get_indexdef(i.indexrelid), i.indisvalid)
    FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
    WHERE c.relnamespace IN (TABLE mine)
  UNION ALL
  SELECT pg_catalog.format('routine %s %s', oid::regprocedure, CASE prokind WHEN 'a' THEN '' ELSE
         pg_catalog.pg_get_functiondef(oid) END) FROM pg_catalog.pg_proc WHERE pronamespace IN (TABLE mine)
  UNION ALL
  SELECT pg_catalog.format('trigger %s', pg_catalog.pg_get_triggerdef(oid))
    FROM pg_catalog.pg_trigger WHERE NOT tgisinternal
  UNION ALL
  SELECT pg_catalog.format('enum %s %s', enumtypid::regtype,
         pg_catalog.string_agg(enumlabel, ',' ORDER BY enumsortorder)) FROM pg_catalog.pg_enum GROUP BY enumtypid
) AS found (line)
WHERE line !~ '\mpawl_history' ORDER BY line COLLATE "C")";

const char* const table_query = R"(
SELECT c.oid::pg_catalog.regclass FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = relnamespace
WHERE relkind = 'r' AND relname <> 'pawl_history' AND nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema'
ORDER BY c.oid::pg_catalog.regclass::text COLLATE "C")";

std::string row_text(const pqxx::row& row) {
  std::string text;
  for (const auto& field : row) {
    if (!text.empty() || field.num() > 0) text += '|';
    text += field.is_null() ? "NULL" : field.c_str();
  }
  return text;
}

}  // namespace

postgresql_session::postgresql_session(const std::string& connection_string)
    : connection_{std::make_unique<pqxx::connection>(connection_string)} {}

void postgresql_session::execute(const std::string& sql) const { pqxx::nontransaction{*connection_}.exec(sql); }

std::string postgresql_session::rows(const std::string& sql) const {
  const pqxx::result result = pqxx::nontransaction{*connection_}.exec(sql);
  std::string text;
  for (const auto& row : result) {
    if (!text.empty()) text += '\n';
    text += row_text(row);
  }
  return text;
}

std::string postgresql_session::dump() const {
  std::string text = rows(schema_query);
  std::istringstream tables{rows(table_query)};
  for (std::string table; std::getline(tables, table);) {
    text += "\n[" + table + "]\n" + rows("SELECT * FROM ONLY " + table + " AS t ORDER BY t::text COLLATE \"C\"");
  }
  return text;
}

}  // namespace pawl::test
