#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_prefer_bigint_over_int, FindsAKeyThatEnds) {
  EXPECT_EQ(linted("prefer-bigint-over-int", {members,
                                              "CREATE TABLE orders (\n"
                                              "  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n"
                                              "  amount integer\n"
                                              ");\n"}),
            "2:6: orders.id runs out of numbers at 2,147,483,647, and a wider key then has every row of orders written "
            "anew under ACCESS EXCLUSIVE\n"
            "instead: id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY\n");
}

TEST(postgresql_prefer_bigint_over_int, FindsEachWayToNumber) {
  EXPECT_EQ(places("prefer-bigint-over-int", {members, "CREATE TABLE a (id serial);"}), "1:20");
  EXPECT_EQ(places("prefer-bigint-over-int", {members, "CREATE TABLE a (id int4 PRIMARY KEY);"}), "1:20");
  EXPECT_EQ(places("prefer-bigint-over-int", {members, "CREATE TABLE a (id int, PRIMARY KEY (id));"}), "1:20");
}

TEST(postgresql_prefer_bigint_over_int, LetsBigKeysBe) {
  EXPECT_EQ(places("prefer-bigint-over-int", {members, "CREATE TABLE a (id bigint PRIMARY KEY, b int);"}), "");
}

TEST(postgresql_prefer_bigint_over_int, LetsReferencesBe) {
  EXPECT_EQ(places("prefer-bigint-over-int", {members, "CREATE TABLE a (id int PRIMARY KEY REFERENCES members);"}), "");
  EXPECT_EQ(places("prefer-bigint-over-int", {members, "CREATE TABLE a (b int, c int, PRIMARY KEY (b, c));"}), "");
}

}  // namespace
