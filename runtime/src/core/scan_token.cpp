#include "core/scan_token.hpp"

namespace pawl {

scanned_token up_to(token_kind kind, std::string_view text, std::size_t last) noexcept {
  if (last == std::string_view::npos) return {kind, text.size(), false};
  return {kind, last + 1, true};
}

scanned_token scan_line_comment(std::string_view text) noexcept {
  const std::size_t end = text.find('\n');
  return {token_kind::line_comment, end == std::string_view::npos ? text.size() : end, true};
}

scanned_token scan_quoted(token_kind kind, std::string_view text, std::size_t open) noexcept {
  const char quote = text[open];
  std::size_t last = text.find(quote, open + 1);
  while (last != std::string_view::npos && byte_at(text, last + 1) == quote) last = text.find(quote, last + 2);
  return up_to(kind, text, last);
}

scanned_token scan_number(std::string_view text, bool with_fraction) noexcept {
  std::size_t end = skip(digit_class, text, 0);
  if (with_fraction && byte_at(text, end) == '.') end = skip(digit_class, text, end + 1);
  if (byte_at(text, end) == 'e' || byte_at(text, end) == 'E') {
    const std::size_t sign = byte_at(text, end + 1) == '+' || byte_at(text, end + 1) == '-' ? 1 : 0;
    if (is_of(digit_class, byte_at(text, end + 1 + sign))) end = skip(digit_class, text, end + 1 + sign);
  }
  return {token_kind::number, skip(word_class, text, end), true};
}

}  // namespace pawl
