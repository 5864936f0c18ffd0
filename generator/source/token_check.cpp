#include "source/token_check.hpp"

#include <fmt/format.h>

#include "diagnostics/utf8.hpp"

namespace pawl::generator {

namespace {

/// Whether the token is neither a comment nor in quotes.
bool is_bare(const token& token) {
  return token.kind == token_kind::word || token.kind == token_kind::variable || token.kind == token_kind::number ||
         token.kind == token_kind::punctuation;
}

/// Whether the token is a control character: the lexers make each a token of its own.
bool is_control(const token& token) {
  const auto first = static_cast<unsigned char>(token.text[0]);
  return first < 0x20 || first == 0x7F;
}

std::string_view name_of(const token& token) {
  switch (token.kind) {
    case token_kind::block_comment:
      return "comment";
    case token_kind::quoted_identifier:
      return "quoted identifier";
    default:
      return "string";
  }
}

/// What would end the token.
std::string closing(const token& token) {
  if (token.kind == token_kind::block_comment) return "*/";
  if (token.text.starts_with('[')) return "]";
  if (token.text.starts_with('$')) return std::string{token.text.substr(0, token.text.find('$', 1) + 1)};
  return std::string{token.text.substr(token.text.find_first_of("'\"`"), 1)};
}

}  // namespace

token_check::token_check(std::string_view whole, file_report& report)
    : report_{report}, ascii_{find_non_ascii(whole) == whole.size()} {}

void token_check::add(const token& token) {
  if (!token.terminated)
    report_.error("unterminated-token", token.offset, fmt::format("this {} has no end", name_of(token)),
                  fmt::format("close it with {}", closing(token)));
  if (is_bare(token) && (!ascii_ || is_control(token))) check_characters(token);
}

void token_check::check_characters(const token& token) {
  for (std::size_t i = 0; i < token.text.size();) {
    const utf8_character character = decode_utf8(token.text.substr(i));
    if (is_invisible(character.code_point))
      report_.error(
          "invisible-character", token.offset + i,
          fmt::format("the invisible character U+{:04X} stands outside a string, a quoted identifier and a comment",
                      static_cast<std::uint32_t>(character.code_point)),
          "replace it by a blank, or remove it");
    i += character.length;
  }
}

}  // namespace pawl::generator
