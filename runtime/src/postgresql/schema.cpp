#include "postgresql/schema.hpp"

#include <algorithm>
#include <array>

#include "core/failing.hpp"
#include "postgresql/schema_query.hpp"

namespace pawl::postgresql {
namespace {

/// Whatever decides how PostgreSQL prints a definition. pg_temp is named so that it is not looked into first.
constexpr std::string_view printing =
    "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL search_path = pg_catalog, pg_temp; "
    "SET LOCAL client_encoding = 'UTF8'; SET LOCAL quote_all_identifiers = off; "
    "SET LOCAL standard_conforming_strings = on; SET LOCAL DateStyle = 'ISO, YMD'; "
    "SET LOCAL IntervalStyle = 'postgres'; SET LOCAL TimeZone = 'UTC'; SET LOCAL extra_float_digits = 1; "
    "SET LOCAL bytea_output = 'hex'; SET LOCAL lc_monetary = 'C'; SET LOCAL max_parallel_workers_per_gather = 0";

constexpr std::array<std::string_view, 5> database_wide{"extension", "publication", "event trigger", "cast",
                                                        "foreign server"};

/// Printing a definition opens its tables; whoever holds one for himself is waited for no longer than a migration
/// would.
std::string limits(const options& options) {
  std::string sql;
  const auto limit = [&](std::string_view name, std::chrono::milliseconds value) {
    sql += concat({"; SET LOCAL ", name, " = ", std::to_string(value.count())});
  };
  if (options.table_lock_timeout.count() > 0) limit("lock_timeout", options.table_lock_timeout);
  if (options.statement_timeout) limit("statement_timeout", *options.statement_timeout);
  return sql;
}

bool has(const std::vector<schema_object>& objects, const schema_object& wanted) {
  return std::ranges::any_of(
      objects, [&](const schema_object& each) { return each.kind == wanted.kind && each.name == wanted.name; });
}

}  // namespace

void begin_reading(link& link, const options& options) { link.ask(concat({printing, limits(options)})); }

std::vector<schema_object> read_schema(link& link, const options& options,
                                       const std::optional<std::vector<std::string_view>>& schemas) {
  try {
    begin_reading(link, options);
    const answer rows = link.ask(schema_query(link.version(), {.with_rights = false, .schemas = schemas}));
    link.try_to("ROLLBACK");
    std::vector<schema_object> objects;
    objects.reserve(rows.size());
    const auto field = [&](std::size_t row, int column) { return std::string{rows.text(row, column)}; };
    for (std::size_t i = 0; i < rows.size(); ++i) {
      objects.push_back({field(i, 0), field(i, 1), field(i, 2), field(i, 3)});
    }
    return objects;
  } catch (const failure&) {
    if (link.is_in_transaction()) link.try_to("ROLLBACK");
    throw;
  }
}

std::vector<std::string_view> schemas_of(const std::vector<schema_object>& objects) {
  std::vector<std::string_view> names;
  for (const schema_object& object : objects) {
    if (object.kind == "schema") names.push_back(object.name);
  }
  return names;
}

void drop_strangers(std::vector<schema_object>& found, const std::vector<schema_object>& expected) {
  std::erase_if(found, [&](const schema_object& object) {
    return std::ranges::find(database_wide, object.kind) != database_wide.end() && !has(expected, object);
  });
}

std::string engine_name(const link& link) {
  const int version = link.version();
  return concat({"PostgreSQL ", std::to_string(version / 10000), ".", std::to_string(version % 10000)});
}

}  // namespace pawl::postgresql
