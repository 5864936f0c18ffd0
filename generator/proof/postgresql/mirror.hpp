#pragma once

/// A folder made equal to another one.

#include <filesystem>
#include <string>
#include <vector>

namespace pawl::generator {

/// Makes `to`, which may hold anything, hold what `from` holds. What has the same name is written over, since files
/// that are made anew cost a file system more than their content does. What disappears from `from` meanwhile is left
/// out. The folders `shared`, named relative to `from`, become links to those there. Throws
/// `std::filesystem::filesystem_error`.
void mirror(const std::filesystem::path& from, const std::filesystem::path& to,
            const std::vector<std::string>& shared = {});

}  // namespace pawl::generator
