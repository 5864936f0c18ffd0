#include "diagnostics/utf8.hpp"

namespace {

using namespace pawl::generator;
using namespace std::string_literals;

void expect_valid(std::string_view text, char32_t code_point) {
  const utf8_character character = decode_utf8(text);
  EXPECT_TRUE(character.valid);
  EXPECT_EQ(character.code_point, code_point);
  EXPECT_EQ(character.length, text.size());
}

TEST(utf8, DecodesTheFirstAndLastOfEachLength) {
  expect_valid(std::string_view{"\0", 1}, 0);
  expect_valid("\x7F", 0x7F);
  expect_valid("\xC2\x80", 0x80);
  expect_valid("\xDF\xBF", 0x7FF);
  expect_valid("\xE0\xA0\x80", 0x800);
  expect_valid("\xEF\xBF\xBF", 0xFFFF);
  expect_valid("\xF0\x90\x80\x80", 0x10000);
  expect_valid("\xF4\x8F\xBF\xBF", 0x10FFFF);
}

TEST(utf8, RefusesWhatIsNoCharacter) {
  for (const std::string_view text : {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2\x41", "\xE0\x9F\xBF",
                                      "\xE2\x82", "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF",
                                      "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xF8\x88\x80\x80\x80", "\xFE", "\xFF"}) {
    const utf8_character character = decode_utf8(text);
    EXPECT_FALSE(character.valid) << testing::PrintToString(text);
    EXPECT_EQ(character.length, 1) << testing::PrintToString(text);
  }
}

TEST(utf8, AnEmptyTextHasNoCharacter) { EXPECT_EQ(decode_utf8("").length, 0); }

TEST(utf8, CountsCharactersNotBytes) {
  EXPECT_EQ(count_characters("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"), 4U);
  EXPECT_EQ(count_characters("\xFF\xFF"), 2U);
}

TEST(utf8, FindsTheFirstByteBeyondAscii) {
  for (std::size_t length = 0; length < 40; ++length) {
    std::string text(length, 'a');
    EXPECT_EQ(find_non_ascii(text), length);
    for (std::size_t i = 0; i < length; ++i) {
      std::string other = text;
      other[i] = '\x80';
      EXPECT_EQ(find_non_ascii(other), i);
      EXPECT_EQ(find_non_ascii(other, i + 1), length);
    }
  }
}

TEST(utf8, KnowsWhatNobodySees) {
  for (const char32_t c : std::u32string{0x00, 0x0B, 0x1B, 0x7F, 0x85, 0xA0, 0xAD, 0x200B, 0x200D, 0x200E, 0x2028,
                                         0x202E, 0x2060, 0x2066, 0x3000, 0xFEFF, 0xE0041})
    EXPECT_TRUE(is_invisible(c)) << static_cast<std::uint32_t>(c);
  for (const char32_t c : std::u32string{0x20, 0x41, 0xA1, 0xE9, 0x20AC, 0x4E2D, 0x1F600})
    EXPECT_FALSE(is_invisible(c));
  for (const char32_t c : U"\t\n\f"s) EXPECT_FALSE(is_invisible(c));
}

TEST(utf8, KnowsHowWideATerminalShowsACharacter) {
  EXPECT_EQ(display_width('a'), 1U);
  EXPECT_EQ(display_width(0xE9), 1U);
  EXPECT_EQ(display_width(0x301), 0U);
  EXPECT_EQ(display_width(0x4E2D), 2U);
  EXPECT_EQ(display_width(0x1F600), 2U);
}

}  // namespace
