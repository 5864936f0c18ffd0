#include "emit/literal.hpp"

namespace {

std::string literal(std::string_view text) {
  std::string out;
  pawl::generator::append_literal(out, text);
  return out;
}

std::string literal_lines(std::string_view text) {
  std::string out;
  pawl::generator::append_literal_lines(out, text);
  return out;
}

TEST(literal, LeavesPrintableAsciiAsItIs) { EXPECT_EQ(literal("SELECT 'a' + %d;"), R"("SELECT 'a' + %d;")"); }

TEST(literal, WritesEverythingElseAsThreeOctalDigits) {
  EXPECT_EQ(literal(std::string_view{"\0\n\r\x7f\xff\xc3\xa9", 7}), R"("\000\012\015\177\377\303\251")");
}

TEST(literal, LetsNoDigitRunOnIntoAnEscape) {
  EXPECT_EQ(literal("\x01"
                    "1"),
            R"("\0011")");
}

TEST(literal, EscapesWhatCouldEndItOrSpliceItsLine) { EXPECT_EQ(literal("\"\\\n"), R"("\042\134\012")"); }

TEST(literal, LeavesNoTrigraph) { EXPECT_EQ(literal("?\?/"), R"("\077\077/")"); }

TEST(literal, GivesEachLineALiteral) {
  EXPECT_EQ(literal_lines("a;\nb;\n"), "\"a;\\012\"\n\"b;\\012\"\n");
  EXPECT_EQ(literal_lines("a"), "\"a\"\n");
  EXPECT_EQ(literal_lines(""), "\"\"\n");
}

TEST(literal, CutsLongLines) {
  const auto lines = literal_lines(std::string(16'001, 'x'));
  EXPECT_EQ(lines, '"' + std::string(8'000, 'x') + "\"\n\"" + std::string(8'000, 'x') + "\"\n\"x\"\n");
}

}  // namespace
