#include "postgresql/settings.hpp"

#include <array>
#include <chrono>
#include <string_view>

#include "core/failing.hpp"
#include "postgresql/sql.hpp"

namespace pawl::postgresql {
namespace {

constexpr std::array<std::string_view, 5> names{"client_encoding", "standard_conforming_strings", "lock_timeout",
                                                "statement_timeout", "client_connection_check_interval"};

}  // namespace

std::string script_settings(const options& options, bool watches, lasting lasting) {
  std::string text;
  const auto set = [&](std::string_view name, std::string_view value) {
    text += concat({"SET ", lasting == lasting::transaction ? "LOCAL " : "SESSION ", name, " = ", value, "; "});
  };
  set("client_encoding", "'UTF8'");
  set("standard_conforming_strings", "on");
  if (options.table_lock_timeout > std::chrono::milliseconds::zero()) {
    set("lock_timeout", std::to_string(options.table_lock_timeout.count()));
  }
  if (options.statement_timeout) set("statement_timeout", std::to_string(options.statement_timeout->count()));
  if (watches) set("client_connection_check_interval", "500");
  return text;
}

/// The server has the setting since version 14, and not on every system.
std::string could_watch() {
  return qualified(
      "pg_catalog.current_setting('client_connection_check_interval', true) == '0' AND "
      "pg_catalog.strpos(pg_catalog.version(), 'linux') > 0");
}

std::string settings_as_they_are() {
  std::string sql = "'SELECT ' OPERATOR(pg_catalog.||) pg_catalog.concat_ws(', '";
  for (const std::string_view name : names) {
    sql += qualified(concat({", CASE WHEN pg_catalog.current_setting('", name,
                             "', true) != '' THEN pg_catalog.format('pg_catalog.set_config(%L, %L, false)', '", name,
                             "', pg_catalog.current_setting('", name, "', true)) END"}));
  }
  return sql + ")";
}

}  // namespace pawl::postgresql
