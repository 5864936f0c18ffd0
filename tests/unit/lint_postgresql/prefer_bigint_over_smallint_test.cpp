#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_prefer_bigint_over_smallint, FindsAKeyThatEnds) {
  EXPECT_EQ(linted("prefer-bigint-over-smallint",
                   {members, "CREATE TABLE rooms (no smallserial PRIMARY KEY, floor smallint);\n"}),
            "1:24: rooms.no runs out of numbers at 32,767, and a wider key then has every row of rooms written anew "
            "under ACCESS EXCLUSIVE\n"
            "instead: no bigserial PRIMARY KEY\n");
}

TEST(postgresql_prefer_bigint_over_smallint, LetsOtherColumnsBe) {
  EXPECT_EQ(places("prefer-bigint-over-smallint", {members, "CREATE TABLE a (id bigint PRIMARY KEY, b smallint);"}),
            "");
}

}  // namespace
