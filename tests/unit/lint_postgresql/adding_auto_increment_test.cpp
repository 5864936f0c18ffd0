#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_adding_auto_increment, FindsAColumnThatNumbersRows) {
  EXPECT_EQ(linted("adding-auto-increment", {members, "ALTER TABLE members ADD COLUMN no bigserial;\n"}),
            "1:21: numbering members.no has every row of the table written anew under ACCESS EXCLUSIVE: readers and "
            "writers wait\n"
            "in this migration, for rows to come:\n"
            "  CREATE SEQUENCE members_no_seq;\n"
            "  ALTER TABLE members ADD COLUMN no bigint;\n"
            "  ALTER TABLE members ALTER COLUMN no SET DEFAULT nextval('members_no_seq');\n"
            "and for the rows that are there, in portions, in one behind it or from the program:\n"
            "  UPDATE members SET no = nextval('members_no_seq') WHERE no IS NULL;\n");
}

TEST(postgresql_adding_auto_increment, FindsAnIdentity) {
  EXPECT_EQ(places("adding-auto-increment",
                   {members, "ALTER TABLE members ADD COLUMN note text, ADD no int GENERATED ALWAYS AS IDENTITY;"}),
            "1:43");
}

TEST(postgresql_adding_auto_increment, LetsANewTableBe) {
  EXPECT_EQ(places("adding-auto-increment", {members,
                                             "CREATE TABLE fresh (id bigint, age int, name text, town text);\nALTER "
                                             "TABLE fresh ADD COLUMN no bigint GENERATED ALWAYS AS IDENTITY;"}),
            "");
}

}  // namespace
