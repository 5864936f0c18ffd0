#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_wide_index, FindsFourColumns) {
  EXPECT_EQ(
      linted("wide-index", {members, "CREATE INDEX CONCURRENTLY wide ON members (name, town, age, joined);\n"}),
      "1:1: every write to members keeps an index of 4 columns up to date, and queries seldom profit from more than 3\n"
      "keep the columns that queries compare, the most telling first; columns that are only read may be INCLUDEd\n");
}

TEST(postgresql_wide_index, LetsThreeColumnsBe) {
  EXPECT_EQ(
      places("wide-index", {members, "CREATE INDEX CONCURRENTLY a ON members (name, town, age) INCLUDE (joined);"}),
      "");
  EXPECT_EQ(places("wide-index", {members, "CREATE UNIQUE INDEX CONCURRENTLY a ON members (name, town, age, joined);"}),
            "");
  EXPECT_EQ(
      places("wide-index", {members, "CREATE INDEX CONCURRENTLY a ON members USING brin (name, town, age, joined);"}),
      "");
}

}  // namespace
