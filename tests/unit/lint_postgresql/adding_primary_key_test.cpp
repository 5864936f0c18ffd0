#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_adding_primary_key, FindsAPrimaryKeyThatBuildsItsIndex) {
  EXPECT_EQ(linted("adding-primary-key", {members, "ALTER TABLE logs ADD PRIMARY KEY (at, \"no\");\n"}),
            "1:22: PRIMARY KEY builds its index logs_pkey from every row of logs under ACCESS EXCLUSIVE: readers and "
            "writers wait\n"
            "in a migration of its own, as no transaction can hold it:\n"
            "  CREATE UNIQUE INDEX CONCURRENTLY logs_pkey ON logs (at, no);\n"
            "and in one behind it:\n"
            "  ALTER TABLE logs ADD CONSTRAINT logs_pkey PRIMARY KEY USING INDEX logs_pkey;\n");
}

TEST(postgresql_adding_primary_key, FindsItWithinANewColumn) {
  EXPECT_EQ(places("adding-primary-key", {members, "ALTER TABLE logs ADD COLUMN a int PRIMARY KEY;"}), "1:35");
}

TEST(postgresql_adding_primary_key, LetsAnIndexBeUsed) {
  EXPECT_EQ(places("adding-primary-key", {members, "ALTER TABLE logs ADD PRIMARY KEY USING INDEX logs_at;"}), "");
}

TEST(postgresql_adding_primary_key, LetsThatOfANewTableBe) {
  EXPECT_EQ(
      places(
          "adding-primary-key",
          {members,
           "CREATE TABLE fresh (id bigint, age int, name text, town text);\nALTER TABLE fresh ADD PRIMARY KEY (id);"}),
      "");
}

}  // namespace
