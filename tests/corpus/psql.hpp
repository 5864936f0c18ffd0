#pragma once

/// PostgreSQL's own programs on a database of the test server, as its superuser.

#include <string>

#include "support/postgresql_server.hpp"

namespace pawl::test {

enum class psql_transaction : bool { none, one };

/// Runs a script as `psql -1 -f` does, or without the `-1`. Throws with what psql wrote where a statement fails.
void run_psql(const test_database& database, const std::string& script, psql_transaction transaction);

/// What `pg_dump --schema-only` says, without our history.
std::string dump_schema(const test_database& database);

/// The lines of `pg_dump --data-only --inserts`, sorted: without our history, and without what carries a time of day.
std::string dump_rows(const test_database& database);

/// Empty where both are the same; else the lines that only the first has (`-`) and only the second has (`+`).
std::string differences(const std::string& first, const std::string& second);

}  // namespace pawl::test
