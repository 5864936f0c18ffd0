#pragma once

/// Texts that a regular expression matches, as CHECK constraints have them.

#include <string>
#include <string_view>
#include <vector>

namespace pawl::generator {

/// Some texts that the expression matches: `^[A-Z]{2}-\d+$`. Only what is usual in a CHECK is understood; what is not
/// gives texts that may not match.
std::vector<std::string> texts_matching(std::string_view expression);

}  // namespace pawl::generator
