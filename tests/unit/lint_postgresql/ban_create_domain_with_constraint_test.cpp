#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_ban_create_domain_with_constraint, FindsADomainThatDemands) {
  EXPECT_EQ(
      linted("ban-create-domain-with-constraint",
             {members, "CREATE DOMAIN cents AS bigint NOT NULL CHECK (VALUE >= 0);\n"}),
      "1:31: what the domain cents demands can later be changed only with every table locked that has a column of it\n"
      "the base type for the columns, and a CHECK on each table\n"
      "1:40: what the domain cents demands can later be changed only with every table locked that has a column of it\n"
      "the base type for the columns, and a CHECK on each table\n");
}

TEST(postgresql_ban_create_domain_with_constraint, LetsAnotherNameForATypeBe) {
  EXPECT_EQ(places("ban-create-domain-with-constraint", {members, "CREATE DOMAIN cents AS bigint DEFAULT 0;"}), "");
}

}  // namespace
