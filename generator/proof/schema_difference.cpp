#include "proof/schema_difference.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace pawl::generator {
namespace {

constexpr std::size_t long_definition = 200;
/// How much is shown of what is the same, before a difference and behind it.
constexpr std::size_t context = 40;

bool is_inside_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

/// Where two long texts begin to differ, less some words, and how many bytes at their ends are the same, less some.
struct same_ends {
  std::size_t begin = 0;
  std::size_t behind = 0;
};

same_ends find_same_ends(std::string_view a, std::string_view b) {
  if (a.size() <= long_definition && b.size() <= long_definition) return {};
  const auto shorter = std::min(a.size(), b.size());
  std::size_t begin = 0;
  while (begin < shorter && a[begin] == b[begin]) ++begin;
  std::size_t behind = 0;
  while (behind < shorter - begin && a[a.size() - 1 - behind] == b[b.size() - 1 - behind]) ++behind;
  begin = begin < context ? 0 : a.rfind(' ', begin - context) + 1;
  behind -= std::min(behind, context);
  while (is_inside_character(a, a.size() - behind) && behind > 0) --behind;
  return {begin, behind};
}

std::string shown(std::string_view text, const same_ends& same) {
  return fmt::format("{}{}{}", same.begin > 0 ? "... " : "",
                     text.substr(same.begin, text.size() - same.behind - same.begin), same.behind > 0 ? " ..." : "");
}

std::string different(const difference& each) {
  const auto before = on_one_line(each.expected, each.expected.size());
  const auto after = on_one_line(each.found, each.found.size());
  const auto title = fmt::format("different: {} {}\n", each.object, each.name);
  if (before == after) return title + "  in white space alone\n";
  const auto same = find_same_ends(before, after);
  return fmt::format("{}  before the up:  {}\n  after the down: {}\n", title, shown(before, same), shown(after, same));
}

std::string line_of(const difference& each) {
  switch (each.kind) {
    case difference::kind_type::missing:
      return fmt::format("missing: {} {}\n", each.object, each.name);
    case difference::kind_type::different:
      return different(each);
    case difference::kind_type::extra:
      return fmt::format("left over: {} {}\n", each.object, each.name);
  }
  return {};
}

}  // namespace

std::string schema_difference(const std::vector<schema_object>& before, const std::vector<schema_object>& after,
                              const comparison& how) {
  std::string text;
  for (const auto& each : compare_schemas(before, after, how)) text += line_of(each);
  return text;
}

}  // namespace pawl::generator
