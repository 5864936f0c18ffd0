#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_adding_exclusion_constraint, FindsAnExclusion) {
  EXPECT_EQ(
      linted("adding-exclusion-constraint",
             {members, "ALTER TABLE members ADD CONSTRAINT apart EXCLUDE USING gist (age WITH =);\n"}),
      "1:25: the exclusion apart is tried on every row of members under ACCESS EXCLUSIVE: readers and writers wait\n"
      "there is no NOT VALID for it: put apart on a new table that has it from the start, fill that one from members "
      "in portions, and let the program change over\n");
}

TEST(postgresql_adding_exclusion_constraint, LetsANewTableBe) {
  EXPECT_EQ(places("adding-exclusion-constraint", {members,
                                                   "CREATE TABLE fresh (id bigint, age int, name text, town "
                                                   "text);\nALTER TABLE fresh ADD EXCLUDE USING gist (age WITH =);"}),
            "");
}

}  // namespace
