#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_require_concurrent_reindex, FindsARebuildUnderALock) {
  EXPECT_EQ(linted("require-concurrent-reindex", {members, "REINDEX (VERBOSE) INDEX members_by_name;\n"}),
            "1:1: REINDEX builds members_by_name anew while it holds SHARE on the table and ACCESS EXCLUSIVE on the "
            "index: writers wait, and so do readers that would use it\n"
            "in a migration of its own, as no transaction can hold it:\n"
            "  REINDEX (VERBOSE) INDEX CONCURRENTLY members_by_name;\n");
}

TEST(postgresql_require_concurrent_reindex, LetsAConcurrentOneBe) {
  EXPECT_EQ(places("require-concurrent-reindex", {members, "REINDEX INDEX CONCURRENTLY members_by_name;"}), "");
  EXPECT_EQ(places("require-concurrent-reindex", {members, "REINDEX (CONCURRENTLY) TABLE members;"}), "");
}

TEST(postgresql_require_concurrent_reindex, LetsANewTableBe) {
  EXPECT_EQ(places("require-concurrent-reindex",
                   {members, "CREATE TABLE fresh (id bigint, age int, name text, town text);\nREINDEX TABLE fresh;"}),
            "");
}

}  // namespace
