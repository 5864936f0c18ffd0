#include "source/token_check.hpp"

#include "unit/source/one_file.hpp"

namespace {

using pawl::test::read_file;

std::string found(std::string text, pawl::dialect dialect = pawl::dialect::sqlite) {
  return read_file(std::move(text), pawl::generator::file_role::sections, dialect).found;
}

TEST(token_check, PointsAtTheBeginningOfWhatHasNoEnd) {
  EXPECT_EQ(found("SELECT 1;\nSELECT 'it is;\nSELECT 2;\n"),
            "m/f.sql:2:8: error: this string has no end [unterminated-token]\n"
            "    2 | SELECT 'it is;\n"
            "      |        ^\n"
            "hint: close it with '\n"
            "1 error\n");
}

std::string head_and_hint(const std::string& text) {
  const std::size_t hint = text.rfind("hint: ");
  return text.substr(0, text.find('\n')) + '|' + text.substr(hint + 6, text.find('\n', hint) - hint - 6);
}

TEST(token_check, NamesWhatHasNoEnd) {
  EXPECT_EQ(head_and_hint(found("SELECT \"a")),
            "m/f.sql:1:8: error: this quoted identifier has no end [unterminated-token]|close it with \"");
  EXPECT_EQ(head_and_hint(found("SELECT [a")),
            "m/f.sql:1:8: error: this quoted identifier has no end [unterminated-token]|close it with ]");
  EXPECT_EQ(head_and_hint(found("SELECT 1 /* a")),
            "m/f.sql:1:10: error: this comment has no end [unterminated-token]|close it with */");
  EXPECT_EQ(head_and_hint(found("SELECT x'00")),
            "m/f.sql:1:8: error: this string has no end [unterminated-token]|close it with '");
  EXPECT_EQ(head_and_hint(found("DO $a$ x $b$", pawl::dialect::postgresql)),
            "m/f.sql:1:4: error: this string has no end [unterminated-token]|close it with $a$");
}

TEST(token_check, PointsAtWhatNobodySees) {
  EXPECT_EQ(
      found("SELECT\xC2\xA0"
            "1;\n"),
      "m/f.sql:1:7: error: the invisible character U+00A0 stands outside a string, a quoted identifier and a comment "
      "[invisible-character]\n"
      "    1 | SELECT<U+00A0>1;\n"
      "      |       ^\n"
      "hint: replace it by a blank, or remove it\n"
      "1 error\n");
}

TEST(token_check, FindsEveryKindOfInvisibleCharacter) {
  for (const std::string character : {"\xE2\x80\x8B", "\xE2\x80\xAE", "\xEF\xBB\xBF", "\xC2\xAD", "\xE3\x80\x80",
                                      "\x0B", "\x01", "\x1B", "\x7F", "\xE2\x80\xA8", "\xC2\x85"}) {
    EXPECT_NE(found("SELECT 1" + character + ";").find("1:9: error: the invisible"), std::string::npos);
    EXPECT_NE(found("SELECT a" + character + "b;").find("1:9: error: the invisible"), std::string::npos);
  }
}

TEST(token_check, LetsLiteralsAndCommentsHoldThem) {
  for (const std::string character : {"\xC2\xA0", "\xE2\x80\xAE", "\xE2\x80\x8D", "\x01"})
    EXPECT_EQ(found("SELECT '" + character + "', \"" + character + "\", [" + character + "] /* " + character +
                    " */ -- " + character + "\n;"),
              "");
}

TEST(token_check, LeavesLettersOfOtherScriptsAlone) {
  EXPECT_EQ(found("SELECT caf\xC3\xA9, \xE4\xB8\xAD FROM t;"), "");
}

}  // namespace
