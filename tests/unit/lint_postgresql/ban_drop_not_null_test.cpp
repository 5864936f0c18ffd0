#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_ban_drop_not_null, FindsAColumnThatMayBeNull) {
  EXPECT_EQ(linted("ban-drop-not-null", {members, "ALTER TABLE members ALTER COLUMN name DROP NOT NULL;\n"}),
            "1:21: programs that read members.name have never met a NULL there, and may fail at the first one\n"
            "release programs that bear NULL first, and say so above the statement:\n"
            "  -- pawl:allow ban-drop-not-null programs bear NULL in name since ...\n");
}

TEST(postgresql_ban_drop_not_null, LetsANewTableBe) {
  EXPECT_EQ(places("ban-drop-not-null", {members,
                                         "CREATE TABLE fresh (id bigint, age int, name text, town text);\nALTER TABLE "
                                         "fresh ALTER age DROP NOT NULL;"}),
            "");
}

}  // namespace
