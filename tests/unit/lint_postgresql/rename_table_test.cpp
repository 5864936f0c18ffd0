#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_rename_table, FindsATableThatProgramsKnow) {
  EXPECT_EQ(linted("rename-table", {members, "ALTER TABLE members RENAME TO \"People\";\n"}),
            "1:21: programs that know the table as members fail once it is People\n"
            "keep the old name as a view, in this migration behind the statement, until no program uses it:\n"
            "  CREATE VIEW members AS SELECT * FROM \"People\";\n");
}

TEST(postgresql_rename_table, FindsAnotherSchema) {
  EXPECT_EQ(places("rename-table", {members, "ALTER TABLE members SET SCHEMA old;"}), "1:21");
}

TEST(postgresql_rename_table, LetsTheOldNameBeAView) {
  EXPECT_EQ(places("rename-table",
                   {members, "ALTER TABLE members RENAME TO people; CREATE VIEW members AS SELECT * FROM people;"}),
            "");
}

TEST(postgresql_rename_table, LetsANewTableBe) {
  EXPECT_EQ(
      places("rename-table",
             {members,
              "CREATE TABLE fresh (id bigint, age int, name text, town text);\nALTER TABLE fresh RENAME TO other;"}),
      "");
  EXPECT_EQ(places("rename-table", {members, "ALTER INDEX members_by_name RENAME TO other;"}), "");
}

}  // namespace
