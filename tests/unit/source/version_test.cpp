#include "source/version.hpp"

namespace {

using pawl::generator::version;

version read(std::string_view text) { return version::parse(text).value(); }

TEST(version, KeepsItsTextAsWritten) {
  EXPECT_EQ(read("0003").text(), "0003");
  EXPECT_EQ(read("2018-01-14-171611").text(), "2018-01-14-171611");
}

TEST(version, IsComparedPartByPart) {
  EXPECT_EQ(read("0003"), read("3"));
  EXPECT_LT(read("9"), read("10"));
  EXPECT_LT(read("1.2"), read("1.10"));
  EXPECT_LT(read("1"), read("1.1"));
  EXPECT_EQ(read("1-2"), read("1.2"));
}

TEST(version, CountsNumbersThatAreLeftOutAsZero) {
  EXPECT_EQ(read("1"), read("1.0"));
  EXPECT_EQ(read("1.0.0"), read("1"));
  EXPECT_LT(read("1"), read("1.0.1"));
  EXPECT_EQ(read("1.0").canonical(), "1.0");
}

TEST(version, HasOneCanonicalText) {
  EXPECT_EQ(read("0003").canonical(), "3");
  EXPECT_EQ(read("2018-01-14-171611").canonical(), "2018.1.14.171611");
  EXPECT_EQ(read("0").canonical(), "0");
}

TEST(version, HoldsUpTo64Bits) {
  EXPECT_EQ(read("18446744073709551615").canonical(), "18446744073709551615");
  EXPECT_FALSE(version::parse("18446744073709551616"));
}

TEST(version, IsNothingElse) {
  for (const char* text : {"", "a", "1a", "1.", ".1", "1..2", "-1", "+1", " 1", "1 ", "1_2", "0x1"})
    EXPECT_FALSE(version::parse(text)) << text;
}

}  // namespace
