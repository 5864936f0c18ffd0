#pragma once

/// The first token of a text by PostgreSQL's rules.

#include <string_view>

#include "core/scan_token.hpp"

namespace pawl::generator {

/// After PostgreSQL's scan.l. `text` is not empty; `escapes_go_on` is the state from one token to the next.
scanned_token scan_postgresql(std::string_view text, bool& escapes_go_on) noexcept;

}  // namespace pawl::generator
