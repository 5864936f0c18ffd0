#include "source/version.hpp"

#include <algorithm>
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

std::strong_ordering operator<=>(const version& a, const version& b) {
  // A repeatable script has no parts, which is not version 0.
  if (a.parts_.empty() || b.parts_.empty()) return a.parts_.size() <=> b.parts_.size();
  const auto part = [](const version& of, std::size_t i) { return i < of.parts_.size() ? of.parts_[i] : 0; };
  for (std::size_t i = 0; i < std::max(a.parts_.size(), b.parts_.size()); ++i)
    if (const auto order = part(a, i) <=> part(b, i); order != 0) return order;
  return std::strong_ordering::equal;
}

}  // namespace pawl::generator
