#pragma once

/// UTF-8, character by character.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pawl::commands {

struct utf8_character {
  char32_t code_point = 0;
  /// In bytes; 1 for a byte that begins no valid character, 0 at the end of the text.
  std::uint8_t length = 0;
  /// False for an overlong form, a surrogate, a value above U+10FFFF, a stray or a missing byte.
  bool valid = false;
};

/// The first character of `text`.
utf8_character decode_utf8(std::string_view text) noexcept;

/// The offset of the first byte from `offset` on that is not ASCII; the text's size where all are.
std::size_t find_non_ascii(std::string_view text, std::size_t offset = 0) noexcept;

/// The number of characters of `text`; a byte that is not UTF-8 counts as one.
std::uint32_t count_characters(std::string_view text) noexcept;

/// Whether the character shows nothing by itself although it is neither a blank nor a line's end: control characters,
/// other white space, zero-width and bidirectional controls, fillers.
bool is_invisible(char32_t code_point) noexcept;

/// How many columns of a terminal the character takes: 0, 1 or 2.
unsigned display_width(char32_t code_point) noexcept;

}  // namespace pawl::commands
