#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_ban_alter_domain_with_add_constraint, FindsADomainThatDemandsMore) {
  EXPECT_EQ(linted("ban-alter-domain-with-add-constraint",
                   {members, "ALTER DOMAIN shop.cents ADD CONSTRAINT small CHECK (VALUE < 1000000);\n"}),
            "1:29: what cents demands is tried on every row of every table that has a column of it, under SHARE: "
            "writers of all of them wait\n"
            "in this migration:\n"
            "  ALTER DOMAIN shop.cents ADD CONSTRAINT small CHECK (VALUE < 1000000) NOT VALID;\n"
            "in one behind it:\n"
            "  ALTER DOMAIN shop.cents VALIDATE CONSTRAINT small;\n");
}

TEST(postgresql_ban_alter_domain_with_add_constraint, FindsNotNull) {
  EXPECT_EQ(places("ban-alter-domain-with-add-constraint", {members, "ALTER DOMAIN shop.cents SET NOT NULL;"}), "1:1");
}

TEST(postgresql_ban_alter_domain_with_add_constraint, LetsANotValidOneBe) {
  EXPECT_EQ(places("ban-alter-domain-with-add-constraint",
                   {members, "ALTER DOMAIN shop.cents ADD CONSTRAINT small CHECK (VALUE < 1000000) NOT VALID;"}),
            "");
  EXPECT_EQ(places("ban-alter-domain-with-add-constraint", {members, "ALTER DOMAIN shop.cents DROP CONSTRAINT small;"}),
            "");
}

TEST(postgresql_ban_alter_domain_with_add_constraint, LetsANewDomainBe) {
  EXPECT_EQ(places("ban-alter-domain-with-add-constraint",
                   {members, "CREATE DOMAIN euros AS int; ALTER DOMAIN euros ADD CHECK (VALUE > 0);"}),
            "");
}

}  // namespace
