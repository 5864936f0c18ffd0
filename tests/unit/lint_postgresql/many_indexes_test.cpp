#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_many_indexes, FindsTheThird) {
  EXPECT_EQ(linted("many-indexes", {members,
                                    "CREATE INDEX a ON members (age);\n"
                                    "CREATE INDEX b ON members (town);\n"
                                    "CREATE INDEX c ON members (joined);\n"
                                    "CREATE INDEX d ON members (price);\n"}),
            "3:1: this is the third index on members in one transaction, which holds SHARE until all are built: "
            "writers wait for the sum of them\n"
            "each in a migration of its own, CONCURRENTLY\n");
}

TEST(postgresql_many_indexes, LetsTwoBe) {
  EXPECT_EQ(
      places("many-indexes",
             {members,
              "CREATE INDEX a ON members (age); CREATE INDEX b ON members (town); CREATE INDEX c ON loans (copy_id);"}),
      "");
}

TEST(postgresql_many_indexes, LetsANewTableBe) {
  EXPECT_EQ(places("many-indexes", {members,
                                    "CREATE TABLE fresh (id bigint, age int, name text, town text);\nCREATE INDEX ON "
                                    "fresh (id); CREATE INDEX ON fresh (age); CREATE INDEX ON fresh (name);"}),
            "");
}

}  // namespace
