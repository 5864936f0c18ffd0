#pragma once

/// What psql and other tools understand, and PostgreSQL does not.

#include <cstddef>
#include <optional>
#include <string_view>

#include "source/postgresql/nodes.hpp"
#include "source/postgresql/refusal.hpp"

namespace pawl::generator::pg {

/// The psql command whose backslash stands at `offset`.
refusal refuse_psql_command(std::string_view script, std::size_t offset);

/// `:x`, `:'x'`, `:"x"` in a statement that the parser refuses: psql puts values there.
std::optional<refusal> find_client_variable(std::string_view sql);

/// COPY FROM STDIN and TO STDOUT.
std::optional<refusal> refuse_copy(const PgQuery__Node& statement);

/// Whether the statement is COPY ... FROM STDIN, behind which rows may follow.
bool reads_rows(const PgQuery__Node& statement);

/// What may help with a syntax error at `offset`; empty where nothing is known.
std::string_view hint_for_syntax(std::string_view sql, std::size_t offset);

}  // namespace pawl::generator::pg
