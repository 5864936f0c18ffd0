#pragma once

/// What to do about an SQL error, where that can be told.

#include <string>
#include <string_view>

#include "proof/sqlite/sql_error.hpp"
#include "proof/sqlite/sql_message.hpp"

namespace pawl::generator {

/// Empty where SQLite's message says all that is known.
std::string hint_for(const sql_message& message, std::string_view sql, const proof_position& position);

}  // namespace pawl::generator
