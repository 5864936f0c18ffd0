#pragma once

/// Versions as the runtime meets them, in a program's data, in a history and from a user: digits joined by `.` or `-`.
/// The build has proven its own; nothing here allocates.

#include <compare>
#include <string_view>

namespace pawl {

/// Whether `text` is digits joined by `.` or `-`.
bool is_version(std::string_view text) noexcept;

/// Compares part by part as numbers of any length: `0003` equals `3`, and `1.2` comes before `1.10`.
std::strong_ordering compare_versions(std::string_view a, std::string_view b) noexcept;

}  // namespace pawl
