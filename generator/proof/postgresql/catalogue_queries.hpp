#pragma once

/// What PostgreSQL's catalogues say of each kind of object, as SQL.

#include <string>
#include <string_view>

namespace pawl::generator {

/// Makes the functions that the query below needs, in `pg_catalog`; for a superuser, once a database.
std::string_view catalogue_functions();

/// Rows of kind, name, parent and definition: everything a database holds besides rows of tables, what extensions
/// brought and what initdb made left out, the history too, and roles, which are not the database's alone. `parent` is
/// the name of the table, view or type that an object goes with, or empty. For an empty `search_path`, so that all
/// names are in full.
std::string catalogue_query(int server_version);

}  // namespace pawl::generator
