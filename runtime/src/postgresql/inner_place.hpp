#pragma once

/// Where in a statement a failure is that happened in something which the statement made the server run.

#include <cstddef>
#include <optional>
#include <string_view>

#include "postgresql/failure.hpp"

namespace pawl::postgresql {

/// Where the text stands in `sql` that the server was running; where it stands there more than once, at the line of the
/// DO block that the server names. No value where that is not known.
std::optional<std::size_t> find_inner_query(const failure& reason, std::string_view sql);

/// Where the line of a DO block begins at which the server was; no value where it names none.
std::optional<std::size_t> find_block_line(const failure& reason, std::string_view sql);

}  // namespace pawl::postgresql
