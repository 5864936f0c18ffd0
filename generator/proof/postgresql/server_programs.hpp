#pragma once

/// Where a PostgreSQL server's programs are on this machine.

#include <optional>
#include <string>
#include <vector>

namespace pawl::generator {

/// The programs of one installation; both stand in one folder.
struct server_programs {
  std::string folder;

  std::string initdb() const { return folder + "/initdb"; }
  std::string postgres() const { return folder + "/postgres"; }
};

struct server_search {
  /// Looked at alone where it is not empty.
  std::string only = {};
  /// Folders joined by `:`, as in PATH.
  std::string path = {};
  /// Folders that hold one of each version: `<root>/<version>/bin`.
  std::vector<std::string> roots = {};

  /// PAWL_POSTGRESQL_BINDIR, PATH, and Debian's folders.
  static server_search from_environment();
};

/// The first installation in PATH, else the newest of Debian's folders, else what `pg_config --bindir` names.
std::optional<server_programs> find_server(const server_search& search);

/// Where find_server() looks, for a message: `PATH, /usr/lib/postgresql/*/bin and pg_config --bindir`.
std::string places_of(const server_search& search);

}  // namespace pawl::generator
