#include "source/text.hpp"

#include "diagnostics/print.hpp"

namespace {

using namespace pawl::generator;
using namespace std::string_literals;

std::string text_of(std::string bytes) {
  diagnostics found;
  return read_text("f.sql", std::move(bytes), found).value();
}

/// What is printed about the bytes.
std::string refusal(std::string bytes) {
  diagnostics found;
  EXPECT_FALSE(read_text("f.sql", std::move(bytes), found));
  return print(found);
}

TEST(text, HasNoByteOrderMarkAndLfLineEndings) {
  EXPECT_EQ(text_of("\xEF\xBB\xBFSELECT 1;\r\n\r\nSELECT 2;\r\n"), "SELECT 1;\n\nSELECT 2;\n");
  EXPECT_EQ(text_of("a\nb"), "a\nb");
  EXPECT_EQ(text_of(""), "");
  EXPECT_EQ(text_of("\xEF\xBB\xBF"), "");
}

TEST(text, KeepsAByteOrderMarkThatIsNotAtTheBeginning) { EXPECT_EQ(text_of("a\xEF\xBB\xBF"), "a\xEF\xBB\xBF"); }

TEST(text, MustBeUtf8) {
  EXPECT_EQ(refusal("SELECT 1;\r\nSELECT 'caf\xE9';\r\n"),
            "f.sql:2:12: error: this byte is not valid UTF-8 [invalid-utf8]\n"
            "    2 | SELECT 'caf<E9>';\n"
            "      |            ^\n"
            "hint: save the file as UTF-8\n"
            "1 error\n");
}

TEST(text, InUtf16IsRecognised) {
  EXPECT_EQ(refusal("\xFF\xFEs\0q\0l\0"s),
            "f.sql:1:1: error: the file is UTF-16, not UTF-8 [invalid-utf8]\n"
            "    1 | <FF><FE>s<U+0000>q<U+0000>l<U+0000>\n"
            "      | ^\n"
            "hint: save the file as UTF-8\n"
            "1 error\n");
}

TEST(text, HoldsNoNul) {
  EXPECT_EQ(refusal("SELECT 1;\nSELECT\0 2;\n"s),
            "f.sql:2:7: error: the file holds a NUL byte, at which SQLite would stop reading [nul-byte]\n"
            "    2 | SELECT<U+0000> 2;\n"
            "      |       ^\n"
            "hint: remove it; in SQL, char(0) or a blob such as x'00' stands for it\n"
            "1 error\n");
}

TEST(text, HoldsNoLoneCarriageReturn) {
  EXPECT_EQ(refusal("SELECT 1;\n-- a\rDROP TABLE t;\n"),
            "f.sql:2:5: error: a carriage return stands without a line feed behind it [lone-carriage-return]\n"
            "    2 | -- a<U+000D>DROP TABLE t;\n"
            "      |     ^\n"
            "hint: save the file with LF or CRLF line endings; in SQL, char(13) stands for the character\n"
            "1 error\n");
  EXPECT_NE(refusal("a\r"), "");
  EXPECT_NE(refusal("a\r\r\n"), "");
}

TEST(text, ReportsEachKindOnce) {
  const std::string found = refusal("\xFF\xFF\0\0\r\r"s);
  EXPECT_NE(found.find("invalid-utf8"), std::string::npos);
  EXPECT_NE(found.find("nul-byte"), std::string::npos);
  EXPECT_NE(found.find("lone-carriage-return"), std::string::npos);
  EXPECT_TRUE(found.ends_with("3 errors\n"));
}

}  // namespace
