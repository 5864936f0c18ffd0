#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_drop_table, FindsTheTableThatGoes) {
  EXPECT_EQ(linted("drop-table", {members,
                                  "DROP TABLE IF EXISTS\n"
                                  "  loans, members CASCADE;\n"}),
            "2:3: the rows of loans are lost with all that depends on it, and programs that still read it fail\n"
            "drop it in a release after the one that stopped using it, and say so above the statement:\n"
            "  -- pawl:allow drop-table no program has used loans since ...\n"
            "2:10: the rows of members are lost with all that depends on it, and programs that still read it fail\n"
            "drop it in a release after the one that stopped using it, and say so above the statement:\n"
            "  -- pawl:allow drop-table no program has used members since ...\n");
}

TEST(postgresql_drop_table, FindsASchemaWithItsTables) {
  EXPECT_EQ(places("drop-table", {members, "DROP SCHEMA old CASCADE;"}), "1:13");
}

TEST(postgresql_drop_table, LetsWhatTheMigrationMadeBe) {
  EXPECT_EQ(places("drop-table",
                   {members, "CREATE TABLE fresh (id bigint, age int, name text, town text);\nDROP TABLE fresh;"}),
            "");
}

TEST(postgresql_drop_table, LetsATableBeThatIsMadeAnew) {
  EXPECT_EQ(places("drop-table",
                   {members, "CREATE TABLE other (id bigint); DROP TABLE logs; ALTER TABLE other RENAME TO logs;"}),
            "");
  EXPECT_EQ(places("drop-table", {members, "ALTER TABLE logs RENAME TO kept; CREATE VIEW logs AS SELECT * FROM kept;"}),
            "");
}

TEST(postgresql_drop_table, LetsAnEmptySchemaBe) {
  EXPECT_EQ(places("drop-table", {members, "DROP SCHEMA old;"}), "");
  EXPECT_EQ(places("drop-table", {members, "DROP VIEW shown;"}), "");
}

}  // namespace
