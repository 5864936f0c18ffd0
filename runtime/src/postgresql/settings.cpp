#include "postgresql/settings.hpp"

#include <chrono>
#include <string_view>

#include "core/failing.hpp"
#include "postgresql/sql.hpp"

namespace pawl::postgresql {
namespace {

std::string set(std::string_view name, std::string_view value, std::string_view local) {
  return concat({"pg_catalog.set_config('", name, "', '", value, "', ", local, ")"});
}

/// The server has the setting since version 14, and not on every system.
std::string watch_the_client(std::string_view local) {
  return qualified(
      concat({"CASE WHEN pg_catalog.current_setting('client_connection_check_interval', true) == '0' AND "
              "pg_catalog.strpos(pg_catalog.version(), 'linux') > 0 THEN ",
              set("client_connection_check_interval", "500ms", local), " END"}));
}

std::string settings(const options& options, std::string_view local) {
  std::string text = concat({"SELECT ", set("client_encoding", "UTF8", local), ", ",
                             set("standard_conforming_strings", "on", local), ", ", watch_the_client(local)});
  if (options.table_lock_timeout > std::chrono::milliseconds::zero()) {
    text += concat({", ", set("lock_timeout", std::to_string(options.table_lock_timeout.count()), local)});
  }
  if (options.statement_timeout) {
    text += concat({", ", set("statement_timeout", std::to_string(options.statement_timeout->count()), local)});
  }
  return text;
}

}  // namespace

std::string script_settings(const options& options) { return settings(options, "true"); }

std::string session_settings(const options& options) { return settings(options, "false"); }

std::string settings_as_they_are() {
  std::string sql = "SELECT 'SELECT ' OPERATOR(pg_catalog.||) pg_catalog.concat_ws(', '";
  for (const std::string_view name : {"client_encoding", "standard_conforming_strings",
                                      "client_connection_check_interval", "lock_timeout", "statement_timeout"}) {
    sql += concat({", pg_catalog.format('pg_catalog.set_config(%L, %L, false)', '", name,
                   "', pg_catalog.current_setting('", name, "', true))"});
  }
  return sql + ")";
}

}  // namespace pawl::postgresql
