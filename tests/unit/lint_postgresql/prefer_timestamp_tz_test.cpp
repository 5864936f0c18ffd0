#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_prefer_timestamp_tz, FindsATimeWithoutAZone) {
  EXPECT_EQ(linted("prefer-timestamp-tz", {members, "CREATE TABLE orders (at timestamp(3) NOT NULL);\n"}),
            "1:25: orders.at forgets the offset of what is written to it: the same moment from two time zones becomes "
            "two moments\n"
            "instead: at timestamptz(3) NOT NULL\n");
}

TEST(postgresql_prefer_timestamp_tz, LetsATimeWithAZoneBe) {
  EXPECT_EQ(places("prefer-timestamp-tz",
                   {members, "CREATE TABLE a (b timestamptz, c timestamp with time zone, d time, e date);"}),
            "");
}

}  // namespace
