#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_require_table_schema, FindsATableWithoutItsSchema) {
  EXPECT_EQ(linted("require-table-schema", {members, "ALTER TABLE members ADD COLUMN a int;\n"}),
            "1:13: which schema members is looked for in depends on the search_path of whoever runs the migration\n"
            "instead: public.members\n");
}

TEST(postgresql_require_table_schema, FindsItEverywhere) {
  EXPECT_EQ(places("require-table-schema", {members, "CREATE TABLE a (b int);"}), "1:14");
  EXPECT_EQ(places("require-table-schema", {members, "DROP TABLE old.x, logs;"}), "1:19");
  EXPECT_EQ(places("require-table-schema", {members, "CREATE INDEX i ON members (age);"}), "1:19");
}

TEST(postgresql_require_table_schema, LetsASchemaBe) {
  EXPECT_EQ(places("require-table-schema",
                   {members, "ALTER TABLE public.members ADD COLUMN a int; CREATE TEMP TABLE t (a int);"}),
            "");
}

}  // namespace
