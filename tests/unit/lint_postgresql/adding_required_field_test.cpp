#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_adding_required_field, FindsAColumnThatRowsCannotHave) {
  EXPECT_EQ(linted("adding-required-field", {members, "ALTER TABLE members ADD COLUMN street text NOT NULL;\n"}),
            "1:21: members.street is NOT NULL and has no default: the migration fails where members holds a row, and "
            "older programs that insert one fail\n"
            "with a default, which reads and writes no row:\n"
            "  ALTER TABLE members ADD COLUMN street text NOT NULL DEFAULT ...;\n"
            "or without NOT NULL here, values in portions, and SET NOT NULL in a later migration\n");
}

TEST(postgresql_adding_required_field, FindsADefaultThatIsNull) {
  EXPECT_EQ(
      places("adding-required-field", {members, "ALTER TABLE members ADD COLUMN a int NOT NULL DEFAULT NULL::int;"}),
      "1:21");
}

TEST(postgresql_adding_required_field, LetsADefaultBe) {
  EXPECT_EQ(places("adding-required-field", {members, "ALTER TABLE members ADD COLUMN a int NOT NULL DEFAULT 0;"}), "");
  EXPECT_EQ(places("adding-required-field", {members, "ALTER TABLE members ADD COLUMN a bigserial NOT NULL;"}), "");
  EXPECT_EQ(places("adding-required-field",
                   {members, "ALTER TABLE members ADD COLUMN a int NOT NULL GENERATED ALWAYS AS IDENTITY;"}),
            "");
  EXPECT_EQ(places("adding-required-field",
                   {members, "ALTER TABLE members ADD COLUMN a int NOT NULL GENERATED ALWAYS AS (age + 1) STORED;"}),
            "");
  EXPECT_EQ(places("adding-required-field", {members, "ALTER TABLE members ADD COLUMN a int;"}), "");
}

TEST(postgresql_adding_required_field, LetsANewTableBe) {
  EXPECT_EQ(places("adding-required-field", {members,
                                             "CREATE TABLE fresh (id bigint, age int, name text, town text);\nALTER "
                                             "TABLE fresh ADD COLUMN a int NOT NULL;"}),
            "");
}

}  // namespace
