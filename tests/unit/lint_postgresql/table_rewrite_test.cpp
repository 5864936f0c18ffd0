#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_table_rewrite, FindsACopyOfTheTable) {
  EXPECT_EQ(linted("table-rewrite", {members, "CLUSTER members USING members_by_name;\n"}),
            "1:1: CLUSTER writes every row of members anew under ACCESS EXCLUSIVE: readers and writers wait\n"
            "pg_repack does it beside the programs that use the table, and from version 19 on REPACK (CONCURRENTLY) "
            "does; else where programs have little to do\n");
}

TEST(postgresql_table_rewrite, FindsEachSetting) {
  EXPECT_EQ(places("table-rewrite", {members, "ALTER TABLE members SET UNLOGGED,\n  SET TABLESPACE fast;"}),
            "1:21, 2:3");
}

TEST(postgresql_table_rewrite, FindsVacuumFull) {
  EXPECT_EQ(places("table-rewrite", {members, "VACUUM (FULL, ANALYZE) members;"}), "1:24");
}

TEST(postgresql_table_rewrite, LetsANewTableBe) {
  EXPECT_EQ(places("table-rewrite",
                   {members,
                    "CREATE TABLE fresh (id bigint, age int, name text, town text);\nALTER TABLE fresh SET UNLOGGED;"}),
            "");
}

TEST(postgresql_table_rewrite, LetsAPlainVacuumBe) {
  EXPECT_EQ(places("table-rewrite", {members, "VACUUM members;"}), "");
}

}  // namespace
