#pragma once

/// What the build depends on, in the syntax of Make that Ninja and CMake read too.

#include <span>
#include <string>
#include <string_view>

namespace pawl::generator {

/// One rule: `target` depends on every one of `inputs`.
std::string depfile(std::string_view target, std::span<const std::string> inputs);

}  // namespace pawl::generator
