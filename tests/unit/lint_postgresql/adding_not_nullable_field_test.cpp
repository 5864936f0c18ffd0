#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_adding_not_nullable_field, FindsAColumnWhoseRowsAreRead) {
  EXPECT_EQ(
      linted("adding-not-nullable-field", {members,
                                           "ALTER TABLE members ALTER name SET DEFAULT '',\n"
                                           "  ALTER COLUMN town SET NOT NULL;\n"}),
      "2:3: SET NOT NULL looks for NULL in every row of members under ACCESS EXCLUSIVE: readers and writers wait\n"
      "in this migration:\n"
      "  ALTER TABLE members ADD CONSTRAINT members_town_not_null CHECK (town IS NOT NULL) NOT VALID;\n"
      "in one behind it:\n"
      "  ALTER TABLE members VALIDATE CONSTRAINT members_town_not_null;\n"
      "and in a third one, which then looks at no row:\n"
      "  ALTER TABLE members ALTER COLUMN town SET NOT NULL;\n"
      "  ALTER TABLE members DROP CONSTRAINT members_town_not_null;\n");
}

TEST(postgresql_adding_not_nullable_field, DoesNotBelieveACheckThatIsNotValid) {
  EXPECT_EQ(places("adding-not-nullable-field", {members, "ALTER TABLE members ALTER phone SET NOT NULL;"}), "1:21");
}

TEST(postgresql_adding_not_nullable_field, BelievesACheckOfAnEarlierMigration) {
  EXPECT_EQ(places("adding-not-nullable-field", {members, "ALTER TABLE members ALTER email SET NOT NULL;"}), "");
}

TEST(postgresql_adding_not_nullable_field, LetsAColumnBeThatIsNotNull) {
  EXPECT_EQ(places("adding-not-nullable-field", {members, "ALTER TABLE members ALTER name SET NOT NULL;"}), "");
}

TEST(postgresql_adding_not_nullable_field, LetsANewTableBe) {
  EXPECT_EQ(places("adding-not-nullable-field", {members,
                                                 "CREATE TABLE fresh (id bigint, age int, name text, town "
                                                 "text);\nALTER TABLE fresh ALTER age SET NOT NULL;"}),
            "");
}

}  // namespace
