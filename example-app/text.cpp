#include "text.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <vector>

namespace notes {
namespace {

constexpr std::string_view white_space = " \t\r\n\v\f";

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

/// How many bytes follow a lead byte, or -1 where none may begin with it.
int continuation_bytes(unsigned char lead) {
  if (lead < 0x80) return 0;
  if (lead >= 0xc2 && lead <= 0xdf) return 1;
  if (lead >= 0xe0 && lead <= 0xef) return 2;
  if (lead >= 0xf0 && lead <= 0xf4) return 3;
  return -1;
}

/// Overlong forms and surrogates pass the byte pattern but are no characters.
bool is_character(std::uint32_t code, int more) {
  constexpr std::array<std::uint32_t, 4> smallest{0, 0x80, 0x800, 0x10000};
  return code >= smallest[static_cast<std::size_t>(more)] && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}

std::vector<std::string_view> split(std::string_view words) {
  std::vector<std::string_view> result;
  for (std::size_t begin = 0;; begin = words.find_first_of(white_space, begin)) {
    begin = words.find_first_not_of(white_space, begin);
    if (begin == std::string_view::npos) return result;
    result.push_back(words.substr(begin, words.find_first_of(white_space, begin) - begin));
  }
}

/// The word in quotation marks, which are the first of `special`; the characters of `special` are doubled in it.
std::string quoted(std::string_view word, std::string_view special) {
  std::string result{special.front()};
  for (const char c : word) result += special.find(c) == std::string_view::npos ? std::string{c} : std::string(2, c);
  return result + special.front();
}

}  // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const int more = continuation_bytes(lead);
    if (more < 0 || text.size() - i <= static_cast<std::size_t>(more)) return false;
    std::uint32_t code = more == 0 ? lead : lead & (0x3fU >> more);
    for (int k = 1; k <= more; ++k) {
      const auto byte = static_cast<unsigned char>(text[i + static_cast<std::size_t>(k)]);
      if ((byte & 0xc0U) != 0x80) return false;
      code = code << 6U | (byte & 0x3fU);
    }
    if (!is_character(code, more)) return false;
    i += 1 + static_cast<std::size_t>(more);
  }
  return true;
}

std::string first_line(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(white_space);
  if (begin == std::string_view::npos) return {};
  const std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
  return std::string{line.substr(0, line.find_last_not_of(white_space) + 1)};
}

std::string printable(std::string_view text) {
  std::string result{text};
  for (std::size_t i = 0; i < result.size(); ++i) {
    // U+0080 to U+009F are control characters too; in UTF-8 they follow 0xc2.
    const bool high_control = i > 0 && result[i - 1] == '\xc2' && static_cast<unsigned char>(result[i]) < 0xa0;
    if (high_control) result[i - 1] = '?';
    if (high_control || (is_control(result[i]) && result[i] != '\n' && result[i] != '\t')) result[i] = '?';
  }
  return result;
}

std::string fts5_query(std::string_view words) {
  std::string result;
  for (const std::string_view word : split(words)) result += (result.empty() ? "" : " ") + quoted(word, "\"");
  return result.empty() ? result : result + '*';
}

std::string tsquery(std::string_view words) {
  std::string result;
  for (const std::string_view word : split(words)) result += (result.empty() ? "" : " & ") + quoted(word, "'\\");
  return result.empty() ? result : result + ":*";
}

std::string json_string(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (c == '\n') {
      result += "\\n";
    } else if (is_control(c)) {
      std::array<char, 7> escaped{};
      std::snprintf(escaped.data(), escaped.size(), "\\u%04x", static_cast<unsigned>(c));
      result += escaped.data();
    } else {
      result += c;
    }
  }
  return result + '"';
}

}  // namespace notes
