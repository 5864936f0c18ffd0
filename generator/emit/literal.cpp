#include "emit/literal.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace pawl::generator {
namespace {

/// Bytes of text in one literal; MSVC takes less than 16 KB.
constexpr std::size_t longest_literal = 8000;

constexpr bool stands_for_itself(unsigned char byte) {
  return byte >= 0x20 && byte <= 0x7e && byte != '"' && byte != '\\' && byte != '?';
}

void append_escaped(std::string& out, unsigned char byte) {
  const std::array<char, 4> octal{'\\', static_cast<char>('0' + (byte >> 6)), static_cast<char>('0' + (byte >> 3 & 7)),
                                  static_cast<char>('0' + (byte & 7))};
  out.append(octal.data(), octal.size());
}

/// The first line of `text` with its end, or less of it where the line is long.
std::string_view first_line(std::string_view text) {
  const auto limited = text.substr(0, longest_literal);
  const auto end = limited.find('\n');
  return end == std::string_view::npos ? limited : limited.substr(0, end + 1);
}

}  // namespace

void append_literal(std::string& out, std::string_view text) {
  out += '"';
  auto run = text.begin();
  for (auto at = text.begin(); at != text.end(); ++at) {
    const auto byte = static_cast<unsigned char>(*at);
    if (stands_for_itself(byte)) continue;
    out.append(run, at);
    append_escaped(out, byte);
    run = at + 1;
  }
  out.append(run, text.end());
  out += '"';
}

void append_literal_lines(std::string& out, std::string_view text) {
  do {
    const auto line = first_line(text);
    append_literal(out, line);
    out += '\n';
    text.remove_prefix(line.size());
  } while (!text.empty());
}

}  // namespace pawl::generator
