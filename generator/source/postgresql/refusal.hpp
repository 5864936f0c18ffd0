#pragma once

/// Why a statement may not be in a migration although PostgreSQL could run it.

#include <cstddef>
#include <string>
#include <string_view>

namespace pawl::generator::pg {

struct refusal {
  /// The diagnostic's id.
  std::string_view id;
  std::string message;
  std::string hint;
  /// The place in the statement.
  std::size_t offset = 0;
};

}  // namespace pawl::generator::pg
