#pragma once

/// Homes in the temporary folder whose use is over: nobody else would ever remove them.

#include <string>

#include "proof/postgresql/account.hpp"

namespace pawl::generator {

/// The name of the file in a home that names its cache folder; it holds nothing where the home was for one run.
inline constexpr const char* cache_note = "cache";

/// Removes the homes of the account beside `home` whose cache folder is gone, or whose only run was killed. One that
/// somebody works in, or that was made just now, stays.
void remove_stale_homes(const std::string& home, const account& owner);

}  // namespace pawl::generator
