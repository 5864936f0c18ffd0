#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_drop_index, FindsAnIndexThatGoesUnderALock) {
  EXPECT_EQ(linted("drop-index", {members, "DROP INDEX IF EXISTS public.members_by_name;\n"}),
            "1:22: DROP INDEX waits for every transaction on members and holds ACCESS EXCLUSIVE on it: readers and "
            "writers wait behind it\n"
            "in a migration of its own, as no transaction can hold it:\n"
            "  DROP INDEX CONCURRENTLY IF EXISTS public.members_by_name;\n");
}

TEST(postgresql_drop_index, FindsEach) {
  EXPECT_EQ(places("drop-index", {members, "DROP INDEX members_by_name, other;"}), "1:12, 1:29");
}

TEST(postgresql_drop_index, LetsAConcurrentOneBe) {
  EXPECT_EQ(places("drop-index", {members, "DROP INDEX CONCURRENTLY members_by_name;"}), "");
}

TEST(postgresql_drop_index, LetsANewOneBe) {
  EXPECT_EQ(places("drop-index", {members,
                                  "CREATE TABLE fresh (id bigint, age int, name text, town text);\nCREATE INDEX i ON "
                                  "fresh (age); DROP INDEX i;"}),
            "");
}

}  // namespace
