#include "diagnostics/excerpt.hpp"

namespace {

using namespace pawl::generator;

/// The excerpt with a caret line under it.
std::string cut(std::string_view line, std::uint32_t column) {
  const excerpt shown = cut_excerpt(line, column);
  return shown.text + '\n' + std::string(shown.caret, ' ') + '^';
}

TEST(excerpt, PutsTheCaretUnderTheCharacter) {
  EXPECT_EQ(cut("SELECT x", 8),
            "SELECT x\n"
            "       ^");
  EXPECT_EQ(cut("SELECT x", 9),
            "SELECT x\n"
            "        ^");
}

TEST(excerpt, ReplacesTabsByBlanks) {
  EXPECT_EQ(cut("\tab\tc", 2),
            "        ab      c\n"
            "        ^");
  EXPECT_EQ(cut("\tab\tc", 5),
            "        ab      c\n"
            "                ^");
}

TEST(excerpt, CountsAccentedCharactersOnce) {
  EXPECT_EQ(cut("\xC3\xA9\xC3\xA9x", 3),
            "\xC3\xA9\xC3\xA9x\n"
            "  ^");
}

TEST(excerpt, CountsWideCharactersTwiceAndCombiningMarksNever) {
  EXPECT_EQ(cut_excerpt("\xE4\xB8\xAD\xE6\x96\x87x", 3).caret, 4U);
  EXPECT_EQ(cut_excerpt("e\xCC\x81x", 3).caret, 1U);
}

TEST(excerpt, MakesRoomForWhatItEscapes) {
  EXPECT_EQ(cut("a\x1b"
                "b",
                3),
            "a<U+001B>b\n"
            "         ^");
}

TEST(excerpt, CutsALongLineAroundTheCaret) {
  const std::string line = std::string(500, 'a') + 'X' + std::string(500, 'b');
  const excerpt shown = cut_excerpt(line, 501);
  EXPECT_EQ(shown.text.substr(0, 4), "...a");
  EXPECT_EQ(shown.text.substr(shown.text.size() - 4), "b...");
  EXPECT_EQ(shown.text[shown.caret], 'X');
  EXPECT_LE(shown.text.size(), excerpt_width + 3);
}

TEST(excerpt, CutsBetweenCharacters) {
  std::string line;
  for (int i = 0; i < 300; ++i) line += "\xC3\xA9";
  const excerpt shown = cut_excerpt(line, 290);
  EXPECT_EQ(shown.text.find('<'), std::string::npos);
  EXPECT_EQ(shown.caret, 3 + 66U);
}

TEST(excerpt, OfHostileBytesStaysShort) {
  EXPECT_LT(cut_excerpt(std::string(100000, '\x80'), 90000).text.size(), 2000U);
  EXPECT_LT(cut_excerpt(std::string(100000, '\t'), 90000).text.size(), 2000U);
}

}  // namespace
