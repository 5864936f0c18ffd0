#include "proof/postgresql/cluster.hpp"

#include <pqxx/pqxx>

#include <sys/stat.h>

#include <sstream>

#include <fmt/format.h>

#include "proof/postgresql/child_process.hpp"
#include "proof/postgresql/server_unavailable.hpp"

namespace pawl::generator {
namespace {

constexpr const char* half_made = "making";
/// In the data folder, where the server does not mind it.
constexpr const char* label = "/pawl_cluster";

/// The folders of the template databases, one a line.
constexpr const char* templates = "/pawl_templates";

/// The number changes with what is done to a cluster below.
std::string label_of(const server_programs& programs) { return "2 " + identity_of(programs); }

child_result run_initdb(const server_programs& programs, const proof_home& home, const std::string& locale) {
  home.remove(half_made);
  return run_child({.program = programs.initdb(),
                    .arguments = {"-D", home / half_made, "-U", superuser_role, "-A", "trust", "-E", "UTF8",
                                  "--locale=" + locale, "--no-sync", "--wal-segsize=1"},
                    .as = home.owner()});
}

std::string last_line(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text.substr(text.rfind('\n') + 1);
}

void initialise(const server_programs& programs, const proof_home& home) {
  auto result = run_initdb(programs, home, "C.UTF-8");
  if (result.exit_code != 0) result = run_initdb(programs, home, "C");
  if (result.exit_code != 0) {
    throw server_unavailable{fmt::format("{} fails: {}", programs.initdb(), last_line(result.output))};
  }
}

/// Before version 16 whoever makes roles may also lend the predefined ones, among them those that read files and run
/// programs on the server's machine. What is not there cannot be lent.
constexpr const char* without_dangerous_roles =
    "DELETE FROM pg_authid WHERE rolname ~ '^pg_' AND rolname NOT IN ('pg_database_owner', 'pg_read_all_data', "
    "'pg_write_all_data', 'pg_monitor', 'pg_read_all_settings', 'pg_read_all_stats', 'pg_stat_scan_tables', "
    "'pg_signal_backend', 'pg_checkpoint', 'pg_maintain')";

/// From 16 on a role may lend those that it got with the right to.
constexpr const char* lend_harmless_roles =
    "DO $$ DECLARE each name; BEGIN FOR each IN SELECT rolname FROM pg_roles WHERE rolname ~ '^pg_' AND rolname <> "
    "'pg_database_owner' LOOP EXECUTE format('GRANT %I TO postgres WITH ADMIN OPTION, INHERIT FALSE, SET FALSE', "
    "each); "
    "END LOOP; END $$";

void make_roles(pqxx::connection& session, const server_limits& limits) {
  pqxx::nontransaction tx{session};
  tx.exec("CREATE ROLE postgres LOGIN CREATEDB CREATEROLE");
  tx.exec(without_dangerous_roles);
  tx.exec(fmt::format("ALTER ROLE postgres SET statement_timeout = {}", limits.statement_time.count()));
  if (session.server_version() >= 160000) {
    tx.exec(lend_harmless_roles);
    tx.exec("ALTER ROLE postgres SET createrole_self_grant = 'set, inherit'");
  }
  tx.exec(fmt::format("CREATE DATABASE {} OWNER postgres", proof_database));
}

std::string template_folders(pqxx::connection& session) {
  pqxx::nontransaction tx{session};
  std::string folders;
  for (const auto& row : tx.exec("SELECT oid FROM pg_database WHERE datistemplate")) {
    folders += fmt::format("base/{}\n", row[0].c_str());
  }
  return folders;
}

void fill_database(pqxx::connection& session) {
  pqxx::nontransaction tx{session};
  // As where the role made the database itself and had the extension made for it.
  tx.exec("UPDATE pg_extension SET extowner = 'postgres'::regrole WHERE extname = 'plpgsql'");
  if (session.server_version() < 150000) tx.exec("ALTER SCHEMA public OWNER TO postgres");
  // It is as large as the one that is needed.
  tx.exec("DROP DATABASE postgres");
}

}  // namespace

std::string identity_of(const server_programs& programs) {
  struct stat what {};
  if (::stat(programs.postgres().c_str(), &what) != 0) return programs.folder;
  return fmt::format("{} {} {}.{:09}", programs.folder, what.st_size, what.st_mtim.tv_sec, what.st_mtim.tv_nsec);
}

bool has_cluster(const server_programs& programs, const proof_home& home) {
  return home.read(std::string{empty_cluster} + label) == label_of(programs);
}

void make_cluster(const server_programs& programs, proof_home& home, const server_limits& limits) {
  home.remove(empty_cluster);
  initialise(programs, home);
  std::string shared;
  {
    throwaway_server server{programs, home, half_made, {}};
    {
      pqxx::connection session{server.connection_string(superuser_role, "postgres")};
      make_roles(session, limits);
    }
    {
      pqxx::connection session{server.connection_string(superuser_role)};
      fill_database(session);
      shared = template_folders(session);
    }
    server.stop();
  }
  home.write(std::string{half_made} + templates, shared);
  home.write(std::string{half_made} + label, label_of(programs));
  home.rename(half_made, empty_cluster);
}

void copy_cluster(const proof_home& home, const std::string& from, const std::string& to) {
  std::vector<std::string> shared;
  std::istringstream lines{home.read(std::string{empty_cluster} + templates).value_or("")};
  for (std::string line; std::getline(lines, line);) shared.push_back(line);
  home.copy(from, to, shared);
}

}  // namespace pawl::generator
