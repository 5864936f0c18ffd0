#pragma once

/// The statements of a DO block, as far as it is one that everybody can follow.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pawl::generator::pg {

/// The SQL of a body in PL/pgSQL, and its conditions as `SELECT (...)`, in their order. No value where it does
/// something else: EXECUTE, PERFORM, loops over rows, variables that are computed.
std::optional<std::vector<std::string>> statements_of_block(std::string_view body);

}  // namespace pawl::generator::pg
