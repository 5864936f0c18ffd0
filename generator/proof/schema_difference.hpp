#pragma once

/// What a down script left different, as a message.

#include <string>
#include <vector>

#include "core/schema_compare.hpp"

namespace pawl::generator {

/// What differs between the schema before an up script and the one behind its down, object by object, one a line or
/// three; empty where they mean the same.
std::string schema_difference(const std::vector<schema_object>& before, const std::vector<schema_object>& after,
                              const comparison& how);

}  // namespace pawl::generator
