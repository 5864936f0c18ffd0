#include "diagnostics/printable.hpp"

namespace {

using pawl::generator::printable;

TEST(printable, LeavesOrdinaryTextAsItIs) {
  EXPECT_EQ(printable("caf\xC3\xA9 \xE4\xB8\xAD 'x' \"y\""), "caf\xC3\xA9 \xE4\xB8\xAD 'x' \"y\"");
}

TEST(printable, ShowsWhatWouldDriveATerminal) {
  EXPECT_EQ(printable("\x1b[31mred\x07"), "<U+001B>[31mred<U+0007>");
  EXPECT_EQ(printable("a\nb\tc\rd"), "a<U+000A>b<U+0009>c<U+000D>d");
  EXPECT_EQ(printable("\xC2\x9B"), "<U+009B>");
}

TEST(printable, ShowsWhatWouldTurnOrHideText) {
  EXPECT_EQ(printable("a\xE2\x80\xAE"
                      "b"),
            "a<U+202E>b");
  EXPECT_EQ(printable("a\xE2\x80\x8B"
                      "b"),
            "a<U+200B>b");
  EXPECT_EQ(printable("a\xC2\xA0"
                      "b"),
            "a<U+00A0>b");
}

TEST(printable, ShowsBytesThatAreNotUtf8) { EXPECT_EQ(printable("a\xFF\xC3"), "a<FF><C3>"); }

}  // namespace
