#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_prefer_text_field, FindsALimit) {
  EXPECT_EQ(
      linted("prefer-text-field", {members, "CREATE TABLE orders (name character varying(20) NOT NULL DEFAULT '');\n"}),
      "1:27: the length of orders.name can be made less or more by ALTER TABLE alone, which waits for every "
      "transaction on the table\n"
      "instead: name text NOT NULL DEFAULT ''\n");
}

TEST(postgresql_prefer_text_field, LetsTextBe) {
  EXPECT_EQ(places("prefer-text-field", {members, "CREATE TABLE a (b text, c varchar);"}), "");
}

}  // namespace
