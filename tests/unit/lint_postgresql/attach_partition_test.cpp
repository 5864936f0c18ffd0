#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_attach_partition, FindsAPartitionWhoseRowsAreRead) {
  EXPECT_EQ(
      linted("attach-partition",
             {members,
              "ALTER TABLE visits ATTACH PARTITION visits_june FOR VALUES FROM ('2024-06-01') TO ('2024-07-01');\n"}),
      "1:20: ATTACH PARTITION looks at every row of visits_june under ACCESS EXCLUSIVE: its readers and writers wait\n"
      "a CHECK that says what the bounds say spares it the look; in two migrations before this one:\n"
      "  ALTER TABLE visits_june ADD CONSTRAINT visits_june_bounds CHECK (...) NOT VALID;\n"
      "  ALTER TABLE visits_june VALIDATE CONSTRAINT visits_june_bounds;\n");
}

TEST(postgresql_attach_partition, BelievesACheckOnThePartitionKey) {
  EXPECT_EQ(
      places("attach-partition",
             {members,
              "ALTER TABLE visits ATTACH PARTITION visits_july FOR VALUES FROM ('2024-07-01') TO ('2024-08-01');"}),
      "");
}

TEST(postgresql_attach_partition, LetsANewTableBe) {
  EXPECT_EQ(places("attach-partition", {members,
                                        "CREATE TABLE visits_8 (day date); ALTER TABLE visits ATTACH PARTITION "
                                        "visits_8 FOR VALUES FROM ('2024-08-01') TO ('2024-09-01');"}),
            "");
}

TEST(postgresql_attach_partition, FindsTheDefaultPartitionThatIsLookedThrough) {
  const std::string rest = "CREATE TABLE rest PARTITION OF visits DEFAULT;";
  const std::string attach =
      "CREATE TABLE visits_8 (day date); ALTER TABLE visits ATTACH PARTITION visits_8 FOR VALUES FROM ('2024-08-01') "
      "TO "
      "('2024-09-01');";
  EXPECT_EQ(places("attach-partition", {members, rest, attach}), "1:54");
  EXPECT_EQ(places("attach-partition", {members, rest, "ALTER TABLE rest ADD CHECK (day < '2024-08-01');", attach}),
            "");
  EXPECT_EQ(places("attach-partition", {members, rest, "DROP TABLE rest;", attach}), "");
  EXPECT_EQ(places("attach-partition", {members, rest, "ALTER TABLE visits DETACH PARTITION rest;", attach}), "");
}

}  // namespace
