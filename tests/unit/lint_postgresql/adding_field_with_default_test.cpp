#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_adding_field_with_default, FindsADefaultThatIsVolatile) {
  EXPECT_EQ(linted("adding-field-with-default",
                   {members, "ALTER TABLE members ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();\n"}),
            "1:52: gen_random_uuid() is volatile, as far as is known, so this default has every row of members written "
            "anew under ACCESS EXCLUSIVE: readers and writers wait\n"
            "in this migration, for rows to come:\n"
            "  ALTER TABLE members ADD COLUMN token ...; -- without the default\n"
            "  ALTER TABLE members ALTER COLUMN token SET DEFAULT gen_random_uuid();\n"
            "and for the rows that are there, in portions, in one behind it or from the program:\n"
            "  UPDATE members SET token = gen_random_uuid() WHERE token IS NULL;\n");
}

TEST(postgresql_adding_field_with_default, FindsAFunctionOfTheSet) {
  EXPECT_EQ(places("adding-field-with-default", {members,
                                                 "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';\nALTER "
                                                 "TABLE members ADD COLUMN a int DEFAULT 1 + one();"}),
            "2:38");
}

TEST(postgresql_adding_field_with_default, LetsOneValueForAllBe) {
  EXPECT_EQ(places("adding-field-with-default", {members, "ALTER TABLE members ADD COLUMN a int NOT NULL DEFAULT 7;"}),
            "");
  EXPECT_EQ(
      places("adding-field-with-default", {members, "ALTER TABLE members ADD COLUMN a timestamptz DEFAULT now();"}),
      "");
  EXPECT_EQ(places("adding-field-with-default",
                   {members, "ALTER TABLE members ADD COLUMN a timestamptz DEFAULT CURRENT_TIMESTAMP;"}),
            "");
  EXPECT_EQ(places("adding-field-with-default",
                   {members, "ALTER TABLE members ADD COLUMN a jsonb DEFAULT jsonb_build_object('a', lower('X'));"}),
            "");
  EXPECT_EQ(places("adding-field-with-default", {members,
                                                 "CREATE FUNCTION one() RETURNS int IMMUTABLE LANGUAGE sql AS 'SELECT "
                                                 "1'; ALTER TABLE members ADD COLUMN a int DEFAULT one();"}),
            "");
}

TEST(postgresql_adding_field_with_default, LetsADefaultForRowsToComeBe) {
  EXPECT_EQ(
      places("adding-field-with-default",
             {members,
              "ALTER TABLE members ADD COLUMN a uuid; ALTER TABLE members ALTER a SET DEFAULT gen_random_uuid();"}),
      "");
}

TEST(postgresql_adding_field_with_default, LetsANewTableBe) {
  EXPECT_EQ(
      places("adding-field-with-default", {members,
                                           "CREATE TABLE fresh (id bigint, age int, name text, town text);\nALTER "
                                           "TABLE fresh ADD COLUMN a uuid DEFAULT gen_random_uuid();"}),
      "");
}

}  // namespace
