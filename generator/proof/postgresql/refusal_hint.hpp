#pragma once

/// A way out of what the server refused.

#include <string>
#include <string_view>

#include <pawl/error.hpp>

#include "proof/postgresql/catalogue_text.hpp"

namespace pawl::generator {

/// What stands in the first pair of double quotes.
std::string quoted_in(std::string_view message);

/// The server's own hint, or the name that was meant: a table's, or a column's of the tables that the statement `sql`
/// names. Empty where there is none.
std::string hint_for_refusal(const error_details& details, std::string_view sql, const known_names& names);

}  // namespace pawl::generator
