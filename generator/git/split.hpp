#pragma once

/// The lists that git prints.

#include <algorithm>
#include <string_view>
#include <vector>

namespace pawl::generator {

/// The pieces of `text` between `separator`s; an empty one at the end is none, as each piece is ended by one.
inline std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> pieces;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    pieces.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return pieces;
}

}  // namespace pawl::generator
