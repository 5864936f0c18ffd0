#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_require_concurrent_partition_detach, FindsAPartitionThatGoesUnderALock) {
  EXPECT_EQ(
      linted("require-concurrent-partition-detach", {members, "ALTER TABLE visits DETACH PARTITION visits_may;\n"}),
      "1:20: DETACH PARTITION waits for every transaction on visits and holds ACCESS EXCLUSIVE on it: readers and "
      "writers wait behind it\n"
      "in a migration of its own, as no transaction can hold it:\n"
      "  ALTER TABLE visits DETACH PARTITION visits_may CONCURRENTLY;\n");
}

TEST(postgresql_require_concurrent_partition_detach, LetsAConcurrentOneBe) {
  EXPECT_EQ(places("require-concurrent-partition-detach",
                   {members, "ALTER TABLE visits DETACH PARTITION visits_may CONCURRENTLY;"}),
            "");
}

TEST(postgresql_require_concurrent_partition_detach, LetsANewTableBe) {
  EXPECT_EQ(
      places("require-concurrent-partition-detach", {members,
                                                     "CREATE TABLE a (x int) PARTITION BY LIST (x); CREATE TABLE b "
                                                     "PARTITION OF a DEFAULT; ALTER TABLE a DETACH PARTITION b;"}),
      "");
}

TEST(postgresql_require_concurrent_partition_detach, KnowsWhereThereIsNoSuchThing) {
  EXPECT_NE(linted("require-concurrent-partition-detach", {members, "CREATE TABLE rest PARTITION OF visits DEFAULT;",
                                                           "ALTER TABLE visits DETACH PARTITION visits_may;"})
                .find("none CONCURRENTLY beside a default partition, rest"),
            std::string::npos);
}

}  // namespace
