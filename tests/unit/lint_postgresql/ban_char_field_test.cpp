#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_ban_char_field, FindsBlanks) {
  EXPECT_EQ(
      linted("ban-char-field", {members, "CREATE TABLE orders (code char(8) NOT NULL UNIQUE);\n"}),
      "1:27: orders.code is filled up with blanks to its length, and comparisons as text forget or keep them by turns\n"
      "instead: code text NOT NULL UNIQUE\n");
}

TEST(postgresql_ban_char_field, LetsTextBe) {
  EXPECT_EQ(places("ban-char-field", {members, "CREATE TABLE a (b text, c varchar(3), d \"char\");"}), "");
}

}  // namespace
