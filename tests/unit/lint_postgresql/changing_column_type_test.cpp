#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_changing_column_type, FindsATypeThatRewritesTheTable) {
  EXPECT_EQ(
      linted("changing-column-type", {members,
                                      "ALTER TABLE members\n"
                                      "  ALTER COLUMN age TYPE bigint,\n"
                                      "  ALTER \"Order\" SET DATA TYPE numeric(10, 2) USING \"Order\" / 100;\n"}),
      "2:3: the new type of members.age has every row of the table and its indexes written anew under ACCESS "
      "EXCLUSIVE: readers and writers wait\n"
      "a second column, filled from the program or in portions, and the old one dropped when no program reads it:\n"
      "  ALTER TABLE members ADD COLUMN age_new bigint;\n"
      "  -- a trigger or the program writes both; then, in portions: UPDATE members SET age_new = age WHERE age_new IS "
      "NULL\n"
      "and in a later release:\n"
      "  ALTER TABLE members DROP COLUMN age;\n"
      "3:3: the new type of members.Order has every row of the table and its indexes written anew under ACCESS "
      "EXCLUSIVE: readers and writers wait\n"
      "a second column, filled from the program or in portions, and the old one dropped when no program reads it:\n"
      "  ALTER TABLE members ADD COLUMN \"Order_new\" numeric(10, 2);\n"
      "  -- a trigger or the program writes both; then, in portions: UPDATE members SET \"Order_new\" = \"Order\" "
      "WHERE \"Order_new\" IS NULL\n"
      "and in a later release:\n"
      "  ALTER TABLE members DROP COLUMN \"Order\";\n");
}

TEST(postgresql_changing_column_type, FindsASmallerLimit) {
  EXPECT_EQ(places("changing-column-type", {members, "ALTER TABLE members ALTER town TYPE varchar(10);"}), "1:21");
  EXPECT_EQ(places("changing-column-type", {members, "ALTER TABLE members ALTER name TYPE varchar(10);"}), "1:21");
  EXPECT_EQ(places("changing-column-type", {members, "ALTER TABLE members ALTER price TYPE numeric(10, 3);"}), "1:21");
  EXPECT_EQ(places("changing-column-type", {members, "ALTER TABLE members ALTER joined TYPE timestamp;"}), "1:21");
}

TEST(postgresql_changing_column_type, FindsOneOfATableThatNobodyKnows) {
  EXPECT_EQ(places("changing-column-type", {members, "ALTER TABLE unknown ALTER a TYPE text;"}), "1:21");
}

TEST(postgresql_changing_column_type, LetsALargerLimitBe) {
  EXPECT_EQ(places("changing-column-type", {members, "ALTER TABLE members ALTER town TYPE varchar(30);"}), "");
  EXPECT_EQ(places("changing-column-type", {members, "ALTER TABLE members ALTER town TYPE text;"}), "");
  EXPECT_EQ(places("changing-column-type", {members, "ALTER TABLE members ALTER price TYPE numeric(10, 2);"}), "");
  EXPECT_EQ(places("changing-column-type", {members, "ALTER TABLE members ALTER name TYPE varchar;"}), "");
}

TEST(postgresql_changing_column_type, LetsANewTableBe) {
  EXPECT_EQ(
      places(
          "changing-column-type",
          {members,
           "CREATE TABLE fresh (id bigint, age int, name text, town text);\nALTER TABLE fresh ALTER age TYPE text;"}),
      "");
}

}  // namespace
