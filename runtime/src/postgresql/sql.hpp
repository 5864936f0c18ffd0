#pragma once

/// Putting Pawl's own SQL together. It names everything in full, operators included, so that nothing on the caller's
/// search_path is found instead.

#include <string>
#include <string_view>

namespace pawl::postgresql {

/// As a string constant, whatever standard_conforming_strings says.
std::string literal(std::string_view text);

/// As a quoted identifier.
std::string identifier(std::string_view name);

/// The text with ` == `, ` != `, ` < ` and ` > ` written as PostgreSQL's own operators.
std::string qualified(std::string_view sql);

}  // namespace pawl::postgresql
