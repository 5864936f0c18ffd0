#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_adding_json_column, FindsJson) {
  EXPECT_EQ(
      linted("adding-json-column", {members, "ALTER TABLE members ADD COLUMN settings json NOT NULL DEFAULT '{}';\n"}),
      "1:41: members.settings has no equality: SELECT DISTINCT, UNION and GROUP BY over it fail\n"
      "instead: settings jsonb NOT NULL DEFAULT '{}'\n");
}

TEST(postgresql_adding_json_column, LetsJsonbBe) {
  EXPECT_EQ(places("adding-json-column", {members, "ALTER TABLE members ADD COLUMN settings jsonb;"}), "");
}

}  // namespace
