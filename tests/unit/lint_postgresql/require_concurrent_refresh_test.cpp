#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_require_concurrent_refresh, FindsAViewThatNobodyCanRead) {
  EXPECT_EQ(linted("require-concurrent-refresh", {members, "REFRESH MATERIALIZED VIEW figures;\n"}),
            "1:1: REFRESH fills figures anew under ACCESS EXCLUSIVE: its readers wait\n"
            "instead:\n"
            "  REFRESH MATERIALIZED VIEW CONCURRENTLY figures;\n"
            "which needs a unique index over all its rows\n");
}

TEST(postgresql_require_concurrent_refresh, LetsAConcurrentOneBe) {
  EXPECT_EQ(places("require-concurrent-refresh", {members, "REFRESH MATERIALIZED VIEW CONCURRENTLY figures;"}), "");
}

TEST(postgresql_require_concurrent_refresh, LetsANewViewBe) {
  EXPECT_EQ(places("require-concurrent-refresh",
                   {members, "CREATE MATERIALIZED VIEW v AS SELECT 1 AS a WITH NO DATA; REFRESH MATERIALIZED VIEW v;"}),
            "");
}

}  // namespace
