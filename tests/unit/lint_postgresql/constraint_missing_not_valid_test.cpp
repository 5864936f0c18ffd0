#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_constraint_missing_not_valid, FindsACheckThatReadsEveryRow) {
  EXPECT_EQ(
      linted("constraint-missing-not-valid", {members,
                                              "ALTER TABLE members\n"
                                              "  ADD COLUMN note text,\n"
                                              "  ADD CONSTRAINT \"of Age\" CHECK (age >= 18); -- the law\n"}),
      "3:7: the CHECK \"of Age\" is tried on every row of members under ACCESS EXCLUSIVE: readers and writers wait\n"
      "in this migration:\n"
      "  ALTER TABLE members ADD CONSTRAINT \"of Age\" CHECK (age >= 18) NOT VALID;\n"
      "in one behind it:\n"
      "  ALTER TABLE members VALIDATE CONSTRAINT \"of Age\";\n");
}

TEST(postgresql_constraint_missing_not_valid, FindsItWithinANewColumn) {
  EXPECT_EQ(places("constraint-missing-not-valid", {members, "ALTER TABLE members ADD COLUMN a int CHECK (a > 0);"}),
            "1:38");
}

TEST(postgresql_constraint_missing_not_valid, LetsANotValidOneBe) {
  EXPECT_EQ(places("constraint-missing-not-valid",
                   {members, "ALTER TABLE members ADD CONSTRAINT a CHECK (age > 0) NOT VALID;"}),
            "");
}

TEST(postgresql_constraint_missing_not_valid, LetsOneBeThatIsValidatedInTheNextMigration) {
  EXPECT_EQ(places("constraint-missing-not-valid", {members, "ALTER TABLE members VALIDATE CONSTRAINT later;"}), "");
}

TEST(postgresql_constraint_missing_not_valid, LetsThatOfANewTableBe) {
  EXPECT_EQ(
      places(
          "constraint-missing-not-valid",
          {members,
           "CREATE TABLE fresh (id bigint, age int, name text, town text);\nALTER TABLE fresh ADD CHECK (age > 0);"}),
      "");
}

TEST(postgresql_constraint_missing_not_valid, FindsItInABlock) {
  EXPECT_EQ(linted("constraint-missing-not-valid",
                   {members, "SELECT 1;\nDO $$ BEGIN ALTER TABLE members ADD CONSTRAINT a CHECK (age > 0); END $$;"}),
            "2:1: the CHECK a is tried on every row of members under ACCESS EXCLUSIVE: readers and writers wait\n"
            "in this migration:\n"
            "  ALTER TABLE members ADD CONSTRAINT a CHECK (age > 0) NOT VALID;\n"
            "in one behind it:\n"
            "  ALTER TABLE members VALIDATE CONSTRAINT a;\n");
}

}  // namespace
