#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_rename_schema, FindsASchemaThatProgramsKnow) {
  EXPECT_EQ(
      linted("rename-schema", {members, "ALTER SCHEMA people RENAME TO persons;\n"}),
      "1:1: programs that know anything in people by that name fail once it is persons\n"
      "CREATE SCHEMA persons, views there by which programs read what is in people, and the change when all do\n");
}

TEST(postgresql_rename_schema, LetsOtherNamesBe) {
  EXPECT_EQ(places("rename-schema", {members, "ALTER TYPE mood RENAME TO feeling;"}), "");
}

}  // namespace
