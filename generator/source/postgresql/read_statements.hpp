#pragma once

/// Parse, for PostgreSQL: its own parser reads every statement and every body in PL/pgSQL and SQL; its tree says what a
/// transaction cannot hold, and what a migration may not do.

#include <string>

#include "diagnostics/diagnostics.hpp"
#include "source/set.hpp"

namespace pawl::generator {

/// `PostgreSQL 15.1's grammar`.
std::string postgresql_grammar();

/// Replaces the statements of each script by those that the parser finds, and plans which script runs outside a
/// transaction. Of a migration that is not sound it reports only what made it so: rows of a COPY, psql commands.
void read_postgresql_statements(dialect_migrations& set, diagnostics& found);

}  // namespace pawl::generator
