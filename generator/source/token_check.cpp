#include "source/token_check.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "diagnostics/utf8.hpp"

namespace pawl::generator {

namespace {

/// Whether the byte is a control character other than those of a text file, or part of a character beyond ASCII.
bool is_suspect(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\f') || byte >= 0x7F;
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
    : report_{report}, suspect_{std::any_of(whole.begin(), whole.end(), is_suspect)} {}

void token_check::add(const token& token) {
  if (!token.terminated)
    report_.error("unterminated-token", token.offset, fmt::format("this {} has no end", name_of(token)),
                  fmt::format("close it with {}", closing(token)));
  const bool bare = token.kind == token_kind::word || token.kind == token_kind::variable ||
                    token.kind == token_kind::number || token.kind == token_kind::punctuation;
  if (suspect_ && bare) check_characters(token);
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
