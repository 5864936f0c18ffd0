#include "source/scan_postgresql.hpp"

namespace pawl::generator {

namespace {

scanned_token scan_block_comment(std::string_view text) noexcept {
  std::size_t depth = 0;
  for (std::size_t i = text.find_first_of("/*"); i != std::string_view::npos; i = text.find_first_of("/*", i)) {
    const std::string_view pair = text.substr(i, 2);
    if (pair == "/*") ++depth;
    if (pair == "*/") --depth;
    i += pair == "/*" || pair == "*/" ? std::size_t{2} : std::size_t{1};
    if (depth == 0) return {token_kind::block_comment, i, true};
  }
  return {token_kind::block_comment, text.size(), false};
}

/// A string in which a backslash takes the next byte with it; `from` is behind its opening quote.
scanned_token scan_escaped(std::string_view text, std::size_t from) noexcept {
  for (std::size_t i = text.find_first_of("'\\", from); i != std::string_view::npos;) {
    const bool closes = text[i] == '\'' && byte_at(text, i + 1) != '\'';
    if (closes) return {token_kind::string, i + 1, true};
    i = text.find_first_of("'\\", i + 2);
  }
  return {token_kind::string, text.size(), false};
}

/// The length of `$tag$`, or 0.
std::size_t dollar_tag_length(std::string_view text) noexcept {
  std::size_t end = 1;
  if (is_of(word_start_class, byte_at(text, 1)))
    while (byte_at(text, end) != '$' && is_of(word_class, byte_at(text, end))) ++end;
  return byte_at(text, end) == '$' ? end + 1 : 0;
}

/// `$tag$...$tag$`, `$1`, or a dollar sign.
scanned_token scan_dollar(std::string_view text) noexcept {
  const std::size_t tag = dollar_tag_length(text);
  if (tag != 0) {
    const std::size_t close = text.find(text.substr(0, tag), tag);
    return up_to(token_kind::string, text, close == std::string_view::npos ? close : close + tag - 1);
  }
  if (is_of(digit_class, byte_at(text, 1))) return {token_kind::variable, skip(word_class, text, 1), true};
  return {token_kind::punctuation, 1, true};
}

/// A word, or the string or identifier that its letters introduce.
scanned_token scan_word(std::string_view text, bool& escapes_go_on) noexcept {
  const char first = text[0];
  const char second = byte_at(text, 1);
  if (second == '\'') {
    if (first == 'e' || first == 'E') {
      escapes_go_on = true;
      return scan_escaped(text, 2);
    }
    constexpr std::string_view other_prefixes = "bBxXnN";
    if (other_prefixes.find(first) != std::string_view::npos) return scan_quoted(token_kind::string, text, 1);
  }
  if ((first == 'u' || first == 'U') && second == '&') {
    if (byte_at(text, 2) == '\'') return scan_quoted(token_kind::string, text, 2);
    if (byte_at(text, 2) == '"') return scan_quoted(token_kind::quoted_identifier, text, 2);
  }
  return {token_kind::word, skip(word_class, text, 1), true};
}

constexpr std::string_view operator_characters = "~!@#^&|`?+-*/%<>=";

/// The length of an operator: all operator characters up to a comment, without `+` and `-` at its end unless it holds
/// one of the characters that no operator of standard SQL has.
std::size_t operator_length(std::string_view text) noexcept {
  std::size_t end = 0;
  bool keeps_sign = false;
  for (; end < text.size() && operator_characters.find(text[end]) != std::string_view::npos; ++end) {
    const std::string_view pair = text.substr(end, 2);
    if (pair == "/*" || pair == "--") break;
    keeps_sign = keeps_sign || std::string_view{"~!@#^&|`?%"}.find(text[end]) != std::string_view::npos;
  }
  while (!keeps_sign && end > 1 && (text[end - 1] == '+' || text[end - 1] == '-')) --end;
  return end;
}

scanned_token scan_punctuation(std::string_view text) noexcept {
  const std::string_view pair = text.substr(0, 2);
  if (pair == "::" || pair == ":=" || pair == "..") return {token_kind::punctuation, 2, true};
  const std::size_t length = operator_length(text);
  return {token_kind::punctuation, length == 0 ? 1 : length, true};
}

}  // namespace

scanned_token scan_postgresql(std::string_view text, bool& escapes_go_on) noexcept {
  const char first = text[0];
  const char second = byte_at(text, 1);
  if (is_of(space_class, first)) return {token_kind::white_space, skip(space_class, text, 1), true};
  if (first == '-' && second == '-') return scan_line_comment(text);
  if (first == '/' && second == '*') return scan_block_comment(text);
  // 'b' behind E'a' and a line's end goes on with the same string.
  if (first == '\'' && escapes_go_on) return scan_escaped(text, 1);
  escapes_go_on = false;
  if (is_of(word_start_class, first)) return scan_word(text, escapes_go_on);
  if (first == '.' && is_of(digit_class, second)) return scan_number(text, true);
  if (is_of(digit_class, first)) {
    const std::size_t digits = skip(digit_class, text, 0);
    return scan_number(text, text.substr(digits, 2) != "..");
  }
  switch (first) {
    case '\'':
      return scan_quoted(token_kind::string, text, 0);
    case '"':
      return scan_quoted(token_kind::quoted_identifier, text, 0);
    case '$':
      return scan_dollar(text);
    default:
      return scan_punctuation(text);
  }
}

}  // namespace pawl::generator
