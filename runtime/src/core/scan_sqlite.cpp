#include <algorithm>

#include "core/scan_token.hpp"

namespace pawl {

namespace {

scanned_token scan_block_comment(std::string_view text) noexcept {
  const std::size_t end = text.find("*/", 2);
  return up_to(token_kind::block_comment, text, end == std::string_view::npos ? end : end + 1);
}

/// `:a`, `@a`, `#a`, `$a`, and Tcl's `$a::b(c)`.
scanned_token scan_variable(std::string_view text) noexcept {
  std::size_t end = 1;
  while (true) {
    end = skip(word_class, text, end);
    if (byte_at(text, end) != ':' || byte_at(text, end + 1) != ':') break;
    end += 2;
  }
  const bool named = std::any_of(text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(end),
                                 [](char c) { return is_of(word_class, c); });
  if (!named) return {token_kind::punctuation, end, true};
  if (byte_at(text, end) == '(') {
    const auto closes = [](char c) { return c == ')' || is_of(space_class, c); };
    const auto close = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(end), text.end(), closes);
    end = static_cast<std::size_t>(close - text.begin());
    if (byte_at(text, end) == ')') ++end;
  }
  return {token_kind::variable, end, true};
}

/// The length of the operator or bracket that `text` begins with; 1 for a byte that is neither.
std::size_t operator_length(std::string_view text) noexcept {
  const char second = byte_at(text, 1);
  switch (text[0]) {
    case '-':
      return second != '>' ? 1 : byte_at(text, 2) == '>' ? 3 : 2;
    case '<':
      return second == '=' || second == '>' || second == '<' ? 2 : 1;
    case '>':
      return second == '=' || second == '>' ? 2 : 1;
    case '=':
    case '!':
      return second == '=' ? 2 : 1;
    case '|':
      return second == '|' ? 2 : 1;
    default:
      return 1;
  }
}

scanned_token scan_punctuation(std::string_view text) noexcept {
  return {token_kind::punctuation, operator_length(text), true};
}

}  // namespace

scanned_token scan_sqlite(std::string_view text) noexcept {
  const char first = text[0];
  const char second = byte_at(text, 1);
  if (is_of(space_class, first)) return {token_kind::white_space, skip(space_class, text, 1), true};
  // A blob ends at the next quote, whatever stands before it.
  if ((first == 'x' || first == 'X') && second == '\'') return up_to(token_kind::string, text, text.find('\'', 2));
  if (is_of(word_start_class, first)) return {token_kind::word, skip(word_class, text, 1), true};
  if (is_of(digit_class, first) || (first == '.' && is_of(digit_class, second))) return scan_number(text, true);
  switch (first) {
    case '\'':
      return scan_quoted(token_kind::string, text, 0);
    case '"':
    case '`':
      return scan_quoted(token_kind::quoted_identifier, text, 0);
    case '[':
      return up_to(token_kind::quoted_identifier, text, text.find(']', 1));
    case '-':
      return second == '-' ? scan_line_comment(text) : scan_punctuation(text);
    case '/':
      return second == '*' ? scan_block_comment(text) : scan_punctuation(text);
    case '?':
      return {token_kind::variable, skip(digit_class, text, 1), true};
    case '$':
    case '@':
    case '#':
    case ':':
      return scan_variable(text);
    default:
      return scan_punctuation(text);
  }
}

}  // namespace pawl
