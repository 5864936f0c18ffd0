#pragma once

/// A version of SQLite as its library numbers it: 3.40.1 is 3040001.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pawl::generator {

/// `3.40.1` or `3.40`; no value for anything else.
std::optional<std::uint32_t> read_sqlite_version(std::string_view text);

/// `3.40.1`, and `3.40` where the last number is 0.
std::string sqlite_version_text(std::uint32_t number);

}  // namespace pawl::generator
