#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_back_fill_in_transaction, FindsABackFillUnderALock) {
  EXPECT_EQ(linted("back-fill-in-transaction", {members,
                                                "ALTER TABLE members ADD COLUMN years int;\n"
                                                "UPDATE members SET years = age;\n"}),
            "2:1: UPDATE goes through rows while the migration still holds ACCESS EXCLUSIVE on members: readers and "
            "writers wait until all are done\n"
            "move the UPDATE to a migration behind this one, which has let go of the lock; many rows belong in the "
            "program, in portions\n"
            "note: 1: the lock is taken here\n");
}

TEST(postgresql_back_fill_in_transaction, FindsRowsThatAreReadFromALockedTable) {
  EXPECT_EQ(places("back-fill-in-transaction",
                   {members, "ALTER TABLE members ADD COLUMN a int;\nINSERT INTO loans (id) SELECT id FROM members;"}),
            "2:1");
  EXPECT_EQ(places("back-fill-in-transaction",
                   {members, "ALTER TABLE members ADD COLUMN a int;\nDELETE FROM members WHERE age > 3;"}),
            "2:1");
  EXPECT_EQ(
      places("back-fill-in-transaction",
             {members,
              "CREATE TABLE kept (member_id bigint REFERENCES members);\nINSERT INTO kept SELECT id FROM members;"}),
      "2:1");
}

TEST(postgresql_back_fill_in_transaction, LetsTheNextMigrationFill) {
  EXPECT_EQ(places("back-fill-in-transaction", {members, "UPDATE members SET age = 1;"}), "");
}

TEST(postgresql_back_fill_in_transaction, LetsAFewRowsBe) {
  EXPECT_EQ(places("back-fill-in-transaction",
                   {members, "ALTER TABLE members ADD COLUMN a int; INSERT INTO members (id, name) VALUES (1, 'a');"}),
            "");
  EXPECT_EQ(places("back-fill-in-transaction",
                   {members, "ALTER TABLE members ADD COLUMN a int; UPDATE members SET a = 1 WHERE id = 7;"}),
            "");
}

TEST(postgresql_back_fill_in_transaction, LetsAnotherTableBe) {
  EXPECT_EQ(places("back-fill-in-transaction",
                   {members, "ALTER TABLE members ADD COLUMN a int; UPDATE loans SET copy_id = 1;"}),
            "");
  EXPECT_EQ(places("back-fill-in-transaction",
                   {members,
                    "CREATE TABLE fresh (id bigint, age int, name text, town text);\nALTER TABLE fresh ADD COLUMN a "
                    "int; INSERT INTO fresh SELECT id FROM members; UPDATE fresh SET a = 1;"}),
            "");
}

TEST(postgresql_back_fill_in_transaction, LetsAWeakLockBe) {
  EXPECT_EQ(places("back-fill-in-transaction",
                   {members, "ALTER TABLE members ALTER age SET STATISTICS 100; UPDATE members SET age = 1;"}),
            "");
}

}  // namespace
