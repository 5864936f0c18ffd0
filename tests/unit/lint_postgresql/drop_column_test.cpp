#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_drop_column, FindsTheColumnThatGoes) {
  EXPECT_EQ(linted("drop-column", {members, "ALTER TABLE members ADD COLUMN a int, DROP COLUMN town;\n"}),
            "1:39: the values of members.town are lost, and programs that still read it fail\n"
            "drop it in a release after the one that stopped reading it, and say so above the statement:\n"
            "  -- pawl:allow drop-column no program has read members.town since ...\n");
}

TEST(postgresql_drop_column, FindsEach) {
  EXPECT_EQ(places("drop-column", {members, "ALTER TABLE members DROP town,\n  DROP COLUMN IF EXISTS age CASCADE;"}),
            "1:21, 2:3");
}

TEST(postgresql_drop_column, LetsANewTableBe) {
  EXPECT_EQ(
      places("drop-column",
             {members,
              "CREATE TABLE fresh (id bigint, age int, name text, town text);\nALTER TABLE fresh DROP COLUMN age;"}),
      "");
}

}  // namespace
