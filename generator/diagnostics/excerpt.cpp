#include "diagnostics/excerpt.hpp"

#include <algorithm>

#include "diagnostics/printable.hpp"
#include "diagnostics/utf8.hpp"

namespace pawl::generator {

namespace {

constexpr unsigned tab_stop = 8;
constexpr std::string_view dots = "...";

/// Text with the number of terminal columns that it takes.
struct cell {
  std::string text;
  unsigned width = 0;
};

cell show(std::string_view bytes, const utf8_character& character, unsigned column) {
  if (character.code_point == '\t') {
    const unsigned width = tab_stop - column % tab_stop;
    return {std::string(width, ' '), width};
  }
  std::string text = printable(bytes);
  const bool as_it_is = text == bytes;
  const auto width = as_it_is ? display_width(character.code_point) : static_cast<unsigned>(text.size());
  return {std::move(text), width};
}

/// The byte at which a line's excerpt begins, so that at most two thirds of it lie before the caret.
std::size_t first_byte(std::string_view line, std::size_t caret_byte) {
  constexpr std::size_t before = excerpt_width * 2 / 3;
  if (caret_byte <= before) return 0;
  constexpr std::size_t longest_character = 4;
  const std::size_t least = caret_byte - std::min(caret_byte, before * longest_character);
  std::size_t begin = caret_byte;
  for (std::size_t characters = 0; characters < before && begin > least; --begin)
    if ((static_cast<unsigned char>(line[begin - 1]) & 0xC0U) != 0x80U) ++characters;
  return begin;
}

std::size_t byte_of_column(std::string_view line, std::uint32_t column) {
  std::size_t byte = 0;
  for (std::uint32_t c = 1; c < column && byte < line.size(); ++c) byte += decode_utf8(line.substr(byte)).length;
  return byte;
}

}  // namespace

excerpt cut_excerpt(std::string_view line, std::uint32_t column) {
  const std::size_t caret_byte = byte_of_column(line, column);
  std::size_t byte = line.size() <= excerpt_width ? 0 : first_byte(line, caret_byte);
  excerpt result;
  if (byte > 0) result.text = dots;
  unsigned width = static_cast<unsigned>(result.text.size());
  result.caret = width;
  while (byte < line.size() && (width < excerpt_width || byte <= caret_byte)) {
    const utf8_character character = decode_utf8(line.substr(byte));
    const cell shown = show(line.substr(byte, character.length), character, width);
    if (byte < caret_byte) result.caret = width + shown.width;
    result.text += shown.text;
    width += shown.width;
    byte += character.length;
  }
  if (byte < line.size()) result.text += dots;
  return result;
}

}  // namespace pawl::generator
