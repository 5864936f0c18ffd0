#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_require_enum_value_ordering, FindsAValueAtTheEnd) {
  EXPECT_EQ(linted("require-enum-value-ordering", {members, "ALTER TYPE mood ADD VALUE 'so-so';\n"}),
            "1:1: 'so-so' becomes the greatest value of the type: ORDER BY and comparisons put it last\n"
            "say where it belongs: ADD VALUE 'so-so' BEFORE '...', or AFTER '...'\n");
}

TEST(postgresql_require_enum_value_ordering, LetsAPlaceBe) {
  EXPECT_EQ(places("require-enum-value-ordering", {members, "ALTER TYPE mood ADD VALUE 'so-so' BEFORE 'good';"}), "");
  EXPECT_EQ(places("require-enum-value-ordering", {members, "ALTER TYPE mood RENAME VALUE 'bad' TO 'sad';"}), "");
}

}  // namespace
