#pragma once

/// Whether an expression has another value for each row.

#include <string>

#include "lint/postgresql/known_schema.hpp"

namespace pawl::generator::pg {

/// The function in it that is volatile, or that nothing is known of; empty where it has one value for all rows.
std::string volatile_call(const PgQuery__Node* expression, const known_schema& schema);

}  // namespace pawl::generator::pg
