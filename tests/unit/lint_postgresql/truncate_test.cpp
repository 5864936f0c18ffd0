#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_truncate, FindsWhatIsEmptied) {
  EXPECT_EQ(
      linted("truncate", {members,
                          "TRUNCATE logs,\n"
                          "  members CASCADE;\n"}),
      "1:10: all rows of logs and of all that point at it are lost, under ACCESS EXCLUSIVE: readers and writers wait\n"
      "delete what may go, and name each table: DELETE FROM logs WHERE ...;\n"
      "2:3: all rows of members, of public.loans, and of all that point at those are lost, under ACCESS EXCLUSIVE: "
      "readers and writers wait\n"
      "delete what may go, and name each table: DELETE FROM members WHERE ...;\n");
}

TEST(postgresql_truncate, LetsANewTableBe) {
  EXPECT_EQ(
      places("truncate", {members, "CREATE TABLE fresh (id bigint, age int, name text, town text);\nTRUNCATE fresh;"}),
      "");
}

}  // namespace
