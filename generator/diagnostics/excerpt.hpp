#pragma once

/// The line of a file under a message, as a terminal shows it.

#include <cstdint>
#include <string>
#include <string_view>

namespace pawl::generator {

/// A longer line is cut around its caret.
inline constexpr unsigned excerpt_width = 100;

struct excerpt {
  /// Without tabs and without anything that is not printable.
  std::string text;
  /// The columns of a terminal before the caret.
  unsigned caret = 0;
};

/// Shows `line` with the character at `column` (from 1) in sight; column 0 shows the line's beginning.
excerpt cut_excerpt(std::string_view line, std::uint32_t column);

}  // namespace pawl::generator
