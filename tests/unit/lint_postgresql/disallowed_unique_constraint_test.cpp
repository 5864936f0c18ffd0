#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_disallowed_unique_constraint, FindsAUniqueConstraintThatBuildsItsIndex) {
  EXPECT_EQ(
      linted("disallowed-unique-constraint", {members,
                                              "ALTER TABLE members ADD CONSTRAINT once UNIQUE NULLS NOT DISTINCT "
                                              "(name, town) INCLUDE (age) DEFERRABLE;\n"}),
      "1:25: UNIQUE builds its index once from every row of members under ACCESS EXCLUSIVE: readers and writers wait\n"
      "in a migration of its own, as no transaction can hold it:\n"
      "  CREATE UNIQUE INDEX CONCURRENTLY once ON members (name, town) INCLUDE (age) NULLS NOT DISTINCT;\n"
      "and in one behind it:\n"
      "  ALTER TABLE members ADD CONSTRAINT once UNIQUE USING INDEX once DEFERRABLE;\n");
}

TEST(postgresql_disallowed_unique_constraint, FindsItWithinANewColumn) {
  EXPECT_EQ(places("disallowed-unique-constraint", {members, "ALTER TABLE members ADD COLUMN a int UNIQUE;"}), "1:38");
}

TEST(postgresql_disallowed_unique_constraint, LetsAnIndexBeUsed) {
  EXPECT_EQ(places("disallowed-unique-constraint",
                   {members, "ALTER TABLE members ADD CONSTRAINT once UNIQUE USING INDEX members_by_name;"}),
            "");
}

TEST(postgresql_disallowed_unique_constraint, LetsThatOfANewTableBe) {
  EXPECT_EQ(
      places("disallowed-unique-constraint",
             {members,
              "CREATE TABLE fresh (id bigint, age int, name text, town text);\nALTER TABLE fresh ADD UNIQUE (age);"}),
      "");
}

TEST(postgresql_disallowed_unique_constraint, TellsHowPartitionsGetIt) {
  EXPECT_NE(linted("disallowed-unique-constraint", {members, "ALTER TABLE visits ADD UNIQUE (day);"})
                .find("ALTER TABLE ONLY visits ADD CONSTRAINT visits_day_key UNIQUE (day) in this migration"),
            std::string::npos);
}

}  // namespace
