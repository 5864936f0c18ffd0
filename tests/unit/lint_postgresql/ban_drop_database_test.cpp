#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_ban_drop_database, FindsADatabaseThatGoes) {
  EXPECT_EQ(linted("ban-drop-database", {members, "DROP DATABASE IF EXISTS old;\n"}),
            "1:1: the whole database old is lost, and no transaction brings it back\n"
            "leave it to whoever keeps the server; a migration is about the database that it runs in\n");
}

TEST(postgresql_ban_drop_database, LetsTheRestBe) {
  EXPECT_EQ(places("ban-drop-database", {members, "SELECT 'DROP DATABASE old';"}), "");
}

}  // namespace
