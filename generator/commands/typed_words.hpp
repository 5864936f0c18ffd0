#pragma once

/// What is typed behind `pawl`, looked at before it is parsed, or where it cannot be.

#include <span>
#include <string_view>
#include <vector>

namespace pawl::generator {

bool is_on_database(std::string_view verb);

/// The values of `--dialect x` and `--dialect=x`, where that is the option; empty where the last one has none.
std::vector<std::string_view> values_of(std::string_view option, std::span<const char* const> arguments);

}  // namespace pawl::generator
