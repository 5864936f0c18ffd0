#pragma once

/// Values that a definition itself mentions: `CHECK (kind IN ('a', 'b') AND length(code) = 2 AND share <= 100)`.

#include <string_view>
#include <vector>

#include <pawl/migration.hpp>

#include "proof/rows/row_value.hpp"

namespace pawl::generator {

/// The literals in `sql`, each number with its neighbours and with a text of that length, each pattern of LIKE or GLOB
/// with a text that it may match; at most some dozens.
std::vector<row_value> mined_values(std::string_view sql, dialect dialect);

}  // namespace pawl::generator
