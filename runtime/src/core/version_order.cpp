#include "core/version_order.hpp"

#include <algorithm>

namespace pawl {
namespace {

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_separator(char c) noexcept { return c == '.' || c == '-'; }

/// Cuts the first part off `text` and returns it without leading zeros.
std::string_view take_part(std::string_view& text) noexcept {
  const std::size_t end = std::min(text.find_first_of(".-"), text.size());
  std::string_view part = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  part.remove_prefix(std::min(part.find_first_not_of('0'), part.size()));
  return part;
}

bool is_zero_to_its_end(std::string_view text) noexcept {
  return text.find_first_not_of("0.-") == std::string_view::npos;
}

}  // namespace

bool is_version(std::string_view text) noexcept {
  bool after_digit = false;
  for (const char c : text) {
    if (!is_digit(c) && !(is_separator(c) && after_digit)) return false;
    after_digit = is_digit(c);
  }
  return after_digit;
}

std::strong_ordering compare_versions(std::string_view a, std::string_view b) noexcept {
  while (!a.empty() && !b.empty()) {
    const std::string_view x = take_part(a);
    const std::string_view y = take_part(b);
    if (x.size() != y.size()) return x.size() <=> y.size();
    if (const auto order = x <=> y; order != 0) return order;
  }
  // Numbers that are left out count as 0: where Flyway made the history, 3 and 3.0 are one version.
  return !is_zero_to_its_end(a) <=> !is_zero_to_its_end(b);
}

}  // namespace pawl
