#include "core/version_order.hpp"

#include <gtest/gtest.h>

namespace pawl {
namespace {

TEST(version_order, ComparesPartsAsNumbers) {
  EXPECT_TRUE(compare_versions("2", "10") < 0);
  EXPECT_TRUE(compare_versions("1.10", "1.9") > 0);
  EXPECT_TRUE(compare_versions("2018-01-14-171611", "2018-01-15-000000") < 0);
}

TEST(version_order, IgnoresLeadingZerosAndTheKindOfSeparator) {
  EXPECT_TRUE(compare_versions("3", "0003") == 0);
  EXPECT_TRUE(compare_versions("0", "0000") == 0);
  EXPECT_TRUE(compare_versions("1.02", "1-2") == 0);
}

TEST(version_order, PutsFewerPartsFirst) {
  EXPECT_TRUE(compare_versions("1", "1.0.1") < 0);
  EXPECT_TRUE(compare_versions("1.1", "1") > 0);
  EXPECT_TRUE(compare_versions("1.2.3", "1.2") > 0);
}

TEST(version_order, CountsNumbersThatAreLeftOutAsZero) {
  EXPECT_TRUE(compare_versions("2", "2.0") == 0);
  EXPECT_TRUE(compare_versions("2.0-0", "2") == 0);
  EXPECT_TRUE(compare_versions("0", "0.0") == 0);
  EXPECT_TRUE(compare_versions("2.0.1", "2") > 0);
}

TEST(version_order, TakesNumbersBeyond64Bits) {
  EXPECT_TRUE(compare_versions("99999999999999999999999999", "100000000000000000000000000") < 0);
}

TEST(version_order, TellsVersionsFromOtherText) {
  for (const char* text : {"0", "0003", "1.2", "2018-01-14-171611"}) EXPECT_TRUE(is_version(text)) << text;
  for (const char* text : {"", ".", "1.", ".1", "1..2", "v1", "1 ", "-1", "one"})
    EXPECT_FALSE(is_version(text)) << text;
}

}  // namespace
}  // namespace pawl
