#include "proof/rows/row_value.hpp"

#include <fmt/format.h>

namespace pawl::generator {
namespace {

constexpr std::size_t longest_text = 24;

bool continues_character(char byte) noexcept { return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80U; }

bool is_control(char byte) noexcept { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f; }

std::string in_quotes(std::string_view text) {
  std::string out{'\''};
  for (const char c : text) {
    // One line, whatever a migration has put into a table.
    if (is_control(c))
      out += "\uFFFD";
    else
      out.append(c == '\'' ? 2 : 1, c);
  }
  return out += '\'';
}

struct renderer {
  std::string operator()(std::monostate) const { return "NULL"; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(double number) const {
    auto text = fmt::format("{}", number);
    const bool looks_whole = text.find_first_of(".en") == std::string::npos;
    return looks_whole ? text + ".0" : text;
  }
  std::string operator()(const std::string& text) const {
    if (text.size() <= longest_text) return in_quotes(text);
    std::size_t end = longest_text;
    while (end > 0 && continues_character(text[end])) --end;
    return fmt::format("{} ({} bytes)", in_quotes(text.substr(0, end) + "..."), text.size());
  }
  std::string operator()(const blob& value) const {
    std::string out{"X'"};
    for (const char byte : value.bytes.substr(0, longest_text / 2))
      out += fmt::format("{:02X}", static_cast<unsigned char>(byte));
    return out += value.bytes.size() > longest_text / 2 ? "...'" : "'";
  }
};

}  // namespace

std::string shown(const row_value& value) { return std::visit(renderer{}, value); }

std::string shown_row(std::string_view table, const std::vector<std::pair<std::string, row_value>>& values) {
  std::string out{table};
  out += '(';
  for (std::size_t i = 0; i < values.size() && i < shown_columns; ++i)
    out += fmt::format("{}{}={}", i == 0 ? "" : ", ", values[i].first, shown(values[i].second));
  return out += values.size() > shown_columns ? ", ...)" : ")";
}

}  // namespace pawl::generator
