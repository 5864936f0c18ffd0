#pragma once

/// Letters of ASCII without their case; no locale is asked, and all other characters stay as they are.

#include <algorithm>
#include <string>

namespace pawl {

constexpr char to_lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

inline std::string to_lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) { return to_lower(c); });
  return text;
}

}  // namespace pawl
