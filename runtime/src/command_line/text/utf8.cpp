#include "command_line/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <iterator>
#include <span>

namespace pawl::commands {

namespace {

struct range {
  char32_t first;
  char32_t last;
};

bool contains(std::span<const range> ranges, char32_t code_point) noexcept {
  const auto behind = std::upper_bound(ranges.begin(), ranges.end(), code_point,
                                       [](char32_t value, const range& r) { return value < r.first; });
  return behind != ranges.begin() && code_point <= std::prev(behind)->last;
}

// White space other than the blank, format characters, fillers and variation selectors of Unicode 15.
constexpr std::array invisible_ranges{
    range{0x00, 0x1F},       range{0x7F, 0xA0},      range{0xAD, 0xAD},     range{0x034F, 0x034F},
    range{0x061C, 0x061C},   range{0x115F, 0x1160},  range{0x1680, 0x1680}, range{0x17B4, 0x17B5},
    range{0x180B, 0x180F},   range{0x2000, 0x200F},  range{0x2028, 0x202F}, range{0x205F, 0x206F},
    range{0x2800, 0x2800},   range{0x3000, 0x3000},  range{0x3164, 0x3164}, range{0xFE00, 0xFE0F},
    range{0xFEFF, 0xFEFF},   range{0xFFA0, 0xFFA0},  range{0xFFF0, 0xFFFB}, range{0x1BCA0, 0x1BCA3},
    range{0x1D173, 0x1D17A}, range{0xE0000, 0xE0FFF}};

// The blocks of combining marks that people meet; a mark from a rarer block moves the caret by one column.
constexpr std::array combining_ranges{range{0x0300, 0x036F}, range{0x0483, 0x0489}, range{0x0591, 0x05BD},
                                      range{0x0610, 0x061A}, range{0x064B, 0x065F}, range{0x0E34, 0x0E3A},
                                      range{0x0E47, 0x0E4E}, range{0x1AB0, 0x1AFF}, range{0x1DC0, 0x1DFF},
                                      range{0x20D0, 0x20FF}, range{0xFE20, 0xFE2F}};

// East Asian wide and full-width characters, and emoji, by block.
constexpr std::array wide_ranges{range{0x1100, 0x115E},   range{0x2E80, 0x303E},   range{0x3041, 0x33FF},
                                 range{0x3400, 0x4DBF},   range{0x4E00, 0x9FFF},   range{0xA000, 0xA4CF},
                                 range{0xA960, 0xA97F},   range{0xAC00, 0xD7A3},   range{0xF900, 0xFAFF},
                                 range{0xFE30, 0xFE6F},   range{0xFF01, 0xFF60},   range{0xFFE0, 0xFFE6},
                                 range{0x1F300, 0x1F64F}, range{0x1F900, 0x1F9FF}, range{0x20000, 0x3FFFD}};

/// What the first byte of a character of several bytes says about it.
struct lead {
  std::uint8_t length;
  char32_t bits;
  /// Smaller values have a shorter form.
  char32_t least;
};

lead read_lead(unsigned char byte) noexcept {
  if ((byte & 0xE0U) == 0xC0U) return {2, byte & 0x1FU, 0x80};
  if ((byte & 0xF0U) == 0xE0U) return {3, byte & 0x0FU, 0x800};
  if ((byte & 0xF8U) == 0xF0U) return {4, byte & 0x07U, 0x10000};
  return {0, 0, 0};
}

}  // namespace

utf8_character decode_utf8(std::string_view text) noexcept {
  if (text.empty()) return {};
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) return {first, 1, true};
  const utf8_character invalid{first, 1, false};
  const lead lead = read_lead(first);
  if (lead.length == 0 || text.size() < lead.length) return invalid;
  char32_t code_point = lead.bits;
  for (std::size_t i = 1; i < lead.length; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if ((byte & 0xC0U) != 0x80U) return invalid;
    code_point = (code_point << 6U) | (byte & 0x3FU);
  }
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (code_point < lead.least || code_point > 0x10FFFF || surrogate) return invalid;
  return {code_point, lead.length, true};
}

std::size_t find_non_ascii(std::string_view text, std::size_t offset) noexcept {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  for (std::uint64_t eight = 0; offset + sizeof eight <= text.size(); offset += sizeof eight) {
    std::memcpy(&eight, text.data() + offset, sizeof eight);
    if ((eight & high_bits) != 0) break;
  }
  while (offset < text.size() && static_cast<unsigned char>(text[offset]) < 0x80) ++offset;
  return offset;
}

std::uint32_t count_characters(std::string_view text) noexcept {
  std::uint32_t count = 0;
  for (; !text.empty(); ++count) text.remove_prefix(decode_utf8(text).length);
  return count;
}

bool is_invisible(char32_t code_point) noexcept {
  if (code_point == '\t' || code_point == '\n' || code_point == '\f') return false;
  return contains(invisible_ranges, code_point);
}

unsigned display_width(char32_t code_point) noexcept {
  if (code_point < 0x300) return 1;
  if (contains(combining_ranges, code_point)) return 0;
  return contains(wide_ranges, code_point) ? 2 : 1;
}

}  // namespace pawl::commands
