#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_rename_column, FindsAColumnThatProgramsKnow) {
  EXPECT_EQ(linted("rename-column", {members, "ALTER TABLE members RENAME COLUMN town TO \"City\";\n"}),
            "1:21: programs that know the column as members.town fail once it is City\n"
            "leave the column its name and call it \"City\" in the program alone; or add \"City\" beside it, write "
            "both, and drop town from members when no program reads it\n");
}

TEST(postgresql_rename_column, LetsANewTableBe) {
  EXPECT_EQ(
      places(
          "rename-column",
          {members,
           "CREATE TABLE fresh (id bigint, age int, name text, town text);\nALTER TABLE fresh RENAME age TO years;"}),
      "");
  EXPECT_EQ(places("rename-column", {members, "ALTER TABLE members RENAME CONSTRAINT later TO sooner;"}), "");
}

}  // namespace
