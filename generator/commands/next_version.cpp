#include "commands/next_version.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/chrono.h>
#include <fmt/format.h>

namespace pawl::generator {
namespace {

/// How people write a date as a version: what it looks like, and the format that makes it.
struct date_style {
  std::string_view shape;
  std::string_view format;
};
constexpr std::array date_styles{
    date_style{"00000000000000", "%Y%m%d%H%M%S"},
    date_style{"000000000000", "%Y%m%d%H%M"},
    date_style{"00000000", "%Y%m%d"},
    date_style{"0000-00-00-000000", "%Y-%m-%d-%H%M%S"},
    date_style{"0000-00-00", "%Y-%m-%d"},
    date_style{"0000.00.00", "%Y.%m.%d"},
};

std::string shape_of(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return c >= '0' && c <= '9'; }, '0');
  return text;
}

/// `text` with its last number one higher, in as many digits.
std::string incremented(const std::string& text) {
  const auto start = text.find_last_of(".-") + 1;
  const auto digits = text.size() - start;
  return text.substr(0, start) + fmt::format("{:0{}}", std::stoull(text.substr(start)) + 1, digits);
}

std::optional<std::string> dated(const version& last, std::chrono::system_clock::time_point now) {
  const auto style = std::ranges::find(date_styles, shape_of(last.text()), &date_style::shape);
  if (style == date_styles.end()) return std::nullopt;
  const auto time = fmt::gmtime(std::chrono::system_clock::to_time_t(now));
  auto text = fmt::format(fmt::runtime(fmt::format("{{:{}}}", style->format)), time);
  const auto next = version::parse(text);
  return next && *next > last ? std::optional{std::move(text)} : std::nullopt;
}

}  // namespace

std::string next_version(std::span<const version> versions, std::chrono::system_clock::time_point now) {
  const auto last = std::ranges::max_element(versions);
  if (last == versions.end()) return "0001";
  return dated(*last, now).value_or(incremented(last->text()));
}

}  // namespace pawl::generator
