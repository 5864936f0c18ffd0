#include "proof/postgresql/catalogue_text.hpp"

#include <pqxx/pqxx>

#include <algorithm>
#include <stdexcept>
#include <tuple>

#include "postgresql/link.hpp"
#include "postgresql/schema.hpp"
#include "postgresql/schema_query.hpp"

namespace pawl::generator {
struct catalogue_reader::connection {
  explicit connection(const std::string& where) : session{where} {
    pqxx::nontransaction tx{session};
    tx.exec("SET search_path = ''; SET plan_cache_mode = force_generic_plan");
    tx.exec("PREPARE catalogue AS " + postgresql::schema_query(session.server_version(), {.with_rights = true}));
  }
  pqxx::connection session;
};

catalogue_reader::catalogue_reader(const std::string& connection_string)
    : connection_{std::make_unique<connection>(connection_string)} {}

catalogue_reader::~catalogue_reader() = default;

catalogue_text catalogue_reader::read() {
  pqxx::nontransaction tx{connection_->session};
  const auto rows = tx.exec("EXECUTE catalogue");
  catalogue_text schema;
  schema.reserve(static_cast<std::size_t>(rows.size()));
  for (const auto& row : rows) schema.push_back({row[0].c_str(), row[1].c_str(), row[2].c_str(), row[3].c_str()});
  std::ranges::sort(schema, {}, [](const schema_object& object) { return std::tie(object.kind, object.name); });
  return schema;
}

std::vector<schema_object> catalogue_reader::schema() {
  postgresql::link line{connection_->session};
  try {
    return postgresql::read_schema(line, {}, std::nullopt);
  } catch (const postgresql::failure& reason) {
    throw std::runtime_error{"the schema cannot be read: " + reason.message};
  }
}

known_names catalogue_reader::names() {
  pqxx::nontransaction tx{connection_->session};
  const auto rows = tx.exec(
      "SELECT name, NULL FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace, "
      "LATERAL (VALUES (relname::text), (nspname || '.' || relname)) v (name) "
      "WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND nspname !~ '^pg_' AND nspname <> 'information_schema' "
      "UNION ALL SELECT relname::text, attname::text FROM pg_attribute JOIN pg_class c ON c.oid = attrelid "
      "WHERE c.oid >= 16384 AND relkind IN ('r', 'p', 'v', 'm', 'f') AND attnum > 0 AND NOT attisdropped");
  known_names names;
  for (const auto& row : rows) {
    if (row[1].is_null())
      names.relations.emplace_back(row[0].c_str());
    else
      names.columns.emplace_back(row[0].c_str(), row[1].c_str());
  }
  return names;
}

std::set<std::string, std::less<>> catalogue_reader::foreign_routines() {
  pqxx::nontransaction tx{connection_->session};
  const auto rows = tx.exec(
      "SELECT DISTINCT proname FROM pg_proc p WHERE pronamespace = 'pg_catalog'::regnamespace "
      "OR EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND deptype = "
      "'e')");
  std::set<std::string, std::less<>> names;
  for (const auto& row : rows) names.emplace(row[0].c_str());
  return names;
}

std::size_t catalogue_reader::applied() {
  pqxx::nontransaction tx{connection_->session};
  if (tx.exec("SELECT to_regclass('public.pawl_history')")[0][0].is_null()) return 0;
  return tx.exec("SELECT count(*) FROM public.pawl_history WHERE state <> 'running'")[0][0].as<std::size_t>();
}

std::string catalogue_reader::session_settings() {
  pqxx::nontransaction tx{connection_->session};
  return tx.exec("SELECT coalesce(string_agg(s::text, ' ' ORDER BY s::text), '') FROM pg_db_role_setting s")[0][0]
      .c_str();
}

}  // namespace pawl::generator
