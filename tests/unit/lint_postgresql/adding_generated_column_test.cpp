#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_adding_generated_column, FindsAColumnThatIsComputed) {
  EXPECT_EQ(linted("adding-generated-column",
                   {members, "ALTER TABLE members ADD COLUMN shown text GENERATED ALWAYS AS (upper(name)) STORED;\n"}),
            "1:43: a stored generated column has every row of members written anew under ACCESS EXCLUSIVE: readers and "
            "writers wait\n"
            "an ordinary column shown, a trigger BEFORE INSERT OR UPDATE on members that sets it, and values for the "
            "rows that are there in portions: UPDATE members SET shown = ... WHERE shown IS NULL\n");
}

TEST(postgresql_adding_generated_column, LetsANewTableBe) {
  EXPECT_EQ(places("adding-generated-column", {members,
                                               "CREATE TABLE fresh (id bigint, age int, name text, town text);\nALTER "
                                               "TABLE fresh ADD COLUMN b int GENERATED ALWAYS AS (age + 1) STORED;"}),
            "");
}

}  // namespace
