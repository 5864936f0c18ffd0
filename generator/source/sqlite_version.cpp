#include "source/sqlite_version.hpp"

#include <charconv>

#include <fmt/format.h>

namespace pawl::generator {

std::optional<std::uint32_t> read_sqlite_version(std::string_view text) {
  std::uint32_t numbers[3]{};
  int count = 0;
  for (; count < 3; ++count) {
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), numbers[count]);
    if (code != std::errc{} || numbers[count] > 999) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.empty()) break;
    if (text.front() != '.') return std::nullopt;
    text.remove_prefix(1);
  }
  if (count < 1 || count > 2 || numbers[0] != 3) return std::nullopt;
  return numbers[0] * 1'000'000 + numbers[1] * 1'000 + numbers[2];
}

std::string sqlite_version_text(std::uint32_t number) {
  const auto text = fmt::format("{}.{}", number / 1'000'000, number / 1'000 % 1'000);
  return number % 1'000 == 0 ? text : fmt::format("{}.{}", text, number % 1'000);
}

}  // namespace pawl::generator
