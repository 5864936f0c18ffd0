#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_require_concurrent_index_creation, FindsAnIndexThatLocksWritersOut) {
  EXPECT_EQ(linted("require-concurrent-index-creation",
                   {members,
                    "SELECT 1;\n"
                    "CREATE UNIQUE INDEX \"By age\" ON members (age) WHERE age > 0; -- for the list\n"}),
            "2:1: CREATE INDEX holds SHARE on members while it reads every row: writers wait\n"
            "in a migration of its own, as no transaction can hold it:\n"
            "  CREATE UNIQUE INDEX CONCURRENTLY \"By age\" ON members (age) WHERE age > 0;\n");
}

TEST(postgresql_require_concurrent_index_creation, NamesOneThatHasNoName) {
  EXPECT_EQ(places("require-concurrent-index-creation", {members, "CREATE INDEX ON members (age, lower(name));"}),
            "1:1");
}

TEST(postgresql_require_concurrent_index_creation, FindsItWhereTheTableMayHaveBeenThere) {
  EXPECT_EQ(places("require-concurrent-index-creation",
                   {members, "CREATE TABLE IF NOT EXISTS members (age int); CREATE INDEX a ON members (age);"}),
            "1:47");
}

TEST(postgresql_require_concurrent_index_creation, FindsItInABlock) {
  EXPECT_EQ(places("require-concurrent-index-creation",
                   {members, "SELECT 1;\nDO $$ BEGIN CREATE INDEX a ON members (age); END $$;"}),
            "2:1");
}

TEST(postgresql_require_concurrent_index_creation, FindsItOnATableThatAnotherNameOnceHad) {
  EXPECT_EQ(
      places("require-concurrent-index-creation",
             {members,
              "CREATE TABLE fresh (a int); ALTER TABLE members RENAME TO people; CREATE INDEX a ON people (age);"}),
      "1:67");
}

TEST(postgresql_require_concurrent_index_creation, TellsHowPartitionsAreIndexed) {
  EXPECT_EQ(places("require-concurrent-index-creation", {members, "CREATE INDEX a ON visits (day);"}), "1:1");
}

TEST(postgresql_require_concurrent_index_creation, LetsAConcurrentOneBe) {
  EXPECT_EQ(places("require-concurrent-index-creation", {members, "CREATE INDEX CONCURRENTLY a ON members (age);"}),
            "");
}

TEST(postgresql_require_concurrent_index_creation, LetsTheIndexOfANewTableBe) {
  EXPECT_EQ(places("require-concurrent-index-creation",
                   {members,
                    "CREATE TABLE fresh (id bigint, age int, name text, town text);\nCREATE INDEX a ON fresh (age);"}),
            "");
  EXPECT_EQ(places("require-concurrent-index-creation",
                   {members, "CREATE TEMP TABLE t AS SELECT 1 AS a; CREATE INDEX ON t (a);"}),
            "");
  EXPECT_EQ(places("require-concurrent-index-creation",
                   {members, "CREATE TABLE a (x int); ALTER TABLE a RENAME TO b; CREATE INDEX ON b (x);"}),
            "");
  EXPECT_EQ(places("require-concurrent-index-creation",
                   {members, "SELECT * INTO copy FROM members; CREATE INDEX ON copy (age);"}),
            "");
  EXPECT_EQ(places("require-concurrent-index-creation",
                   {members, "CREATE MATERIALIZED VIEW v AS SELECT 1 AS a; CREATE UNIQUE INDEX ON v (a);"}),
            "");
}

TEST(postgresql_require_concurrent_index_creation, LetsOneBeThatHoldsNoRow) {
  EXPECT_EQ(places("require-concurrent-index-creation", {members, "CREATE INDEX a ON ONLY visits (day);"}), "");
}

}  // namespace
