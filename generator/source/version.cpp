#include "source/version.hpp"

#include <charconv>

#include <pawl/migration.hpp>

namespace pawl::generator {

std::optional<version> version::parse(std::string_view text) {
  version result;
  result.text_ = text;
  const char* position = text.data();
  const char* const end = position + text.size();
  while (true) {
    std::uint64_t part = 0;
    const auto [behind, error] = std::from_chars(position, end, part);
    if (error != std::errc{}) return std::nullopt;
    result.parts_.push_back(part);
    if (behind == end) return result;
    if (*behind != '.' && *behind != '-') return std::nullopt;
    position = behind + 1;
  }
}

version version::repeatable() {
  version result;
  result.text_ = repeatable_version;
  return result;
}

std::string version::canonical() const {
  std::string text;
  for (const std::uint64_t part : parts_) {
    if (!text.empty()) text += '.';
    text += std::to_string(part);
  }
  return text;
}

}  // namespace pawl::generator
