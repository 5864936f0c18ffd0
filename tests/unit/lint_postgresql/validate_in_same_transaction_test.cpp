#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_validate_in_same_transaction, FindsALookUnderTheFirstLock) {
  EXPECT_EQ(
      linted("validate-in-same-transaction", {members,
                                              "ALTER TABLE members ADD CONSTRAINT adult CHECK (age >= 18) NOT VALID;\n"
                                              "ALTER TABLE members VALIDATE CONSTRAINT adult;\n"}),
      "2:21: adult is tried on every row of members while the migration still holds ACCESS EXCLUSIVE on it: readers "
      "and writers wait\n"
      "in a migration behind this one, which has let go of the lock:\n"
      "  ALTER TABLE members VALIDATE CONSTRAINT adult;\n"
      "note: 1: the lock is taken here\n");
}

TEST(postgresql_validate_in_same_transaction, FindsItUnderAnyLock) {
  EXPECT_EQ(places("validate-in-same-transaction",
                   {members, "CREATE INDEX a ON members (age);\nALTER TABLE members VALIDATE CONSTRAINT later;"}),
            "2:21");
}

TEST(postgresql_validate_in_same_transaction, LetsTheNextMigrationValidate) {
  EXPECT_EQ(places("validate-in-same-transaction", {members, "ALTER TABLE members VALIDATE CONSTRAINT later;"}), "");
  EXPECT_EQ(places("validate-in-same-transaction",
                   {members, "ALTER TABLE loans ADD COLUMN a int; ALTER TABLE members VALIDATE CONSTRAINT later;"}),
            "");
}

TEST(postgresql_validate_in_same_transaction, LetsANewTableBe) {
  EXPECT_EQ(places("validate-in-same-transaction",
                   {members,
                    "CREATE TABLE fresh (id bigint, age int, name text, town text);\nALTER TABLE fresh ADD CONSTRAINT "
                    "c CHECK (age > 0) NOT VALID; ALTER TABLE fresh VALIDATE CONSTRAINT c;"}),
            "");
}

}  // namespace
