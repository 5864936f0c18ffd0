#pragma once

/// What PostgreSQL's catalogues say of each kind of object, as SQL.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pawl::postgresql {

/// What of a database is asked for.
struct scope {
  /// Owners, privileges, settings and the other things that two servers do not share, too.
  bool with_rights = false;
  /// Only what is in these schemas, or in none; all if left out. Names are quoted where they need it.
  std::optional<std::vector<std::string_view>> schemas = {};
};

/// What a query begins with: `spaces`, the schemas that are looked at; `rel`, what pg_class holds of them, with its
/// name in full; `ext`, what extensions brought along.
std::string schema_sources(const scope& scope);

/// Rows of kind, name, parent and definition: everything a database holds besides rows of tables, what extensions
/// brought and what initdb made left out, the history too, and roles, which are not the database's alone. `parent` is
/// the name of the table, view or type that an object goes with, or empty. The columns of a table follow each other in
/// their order. `public` is among the schemas where it is asked for or holds something, and always with rights. For a
/// `search_path` of nothing but pg_catalog, so that all names are in full. Reads only, and without rights it needs no
/// privilege.
std::string schema_query(int server_version, const scope& scope);

}  // namespace pawl::postgresql
