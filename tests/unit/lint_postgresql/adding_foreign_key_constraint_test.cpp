#include "linted.hpp"

namespace {

using pawl::test::linted;
using pawl::test::members;
using pawl::test::places;

TEST(postgresql_adding_foreign_key_constraint, FindsAForeignKeyThatReadsEveryRow) {
  EXPECT_EQ(linted("adding-foreign-key-constraint", {members,
                                                     "ALTER TABLE loans ADD FOREIGN KEY (member_id)\n"
                                                     "  REFERENCES members (id) ON DELETE CASCADE;\n"}),
            "1:23: the foreign key loans_member_id_fkey is tried on every row of loans under SHARE ROW EXCLUSIVE on it "
            "and on members: writers of both wait\n"
            "in this migration:\n"
            "  ALTER TABLE loans ADD CONSTRAINT loans_member_id_fkey FOREIGN KEY (member_id) REFERENCES members (id) "
            "ON DELETE CASCADE NOT VALID;\n"
            "in one behind it:\n"
            "  ALTER TABLE loans VALIDATE CONSTRAINT loans_member_id_fkey;\n");
}

TEST(postgresql_adding_foreign_key_constraint, FindsThatOfANewColumnWithADefault) {
  EXPECT_EQ(places("adding-foreign-key-constraint",
                   {members, "ALTER TABLE loans ADD COLUMN a bigint DEFAULT 1 REFERENCES members;"}),
            "1:49");
}

TEST(postgresql_adding_foreign_key_constraint, LetsANotValidOneBe) {
  EXPECT_EQ(
      places("adding-foreign-key-constraint",
             {members, "ALTER TABLE loans ADD CONSTRAINT k FOREIGN KEY (member_id) REFERENCES members NOT VALID;"}),
      "");
}

TEST(postgresql_adding_foreign_key_constraint, LetsANewColumnWithoutValuesBe) {
  EXPECT_EQ(
      places("adding-foreign-key-constraint", {members, "ALTER TABLE loans ADD COLUMN a bigint REFERENCES members;"}),
      "");
  EXPECT_EQ(places("adding-foreign-key-constraint",
                   {members, "ALTER TABLE loans ADD COLUMN a bigint DEFAULT NULL REFERENCES members;"}),
            "");
}

TEST(postgresql_adding_foreign_key_constraint, LetsThatOfANewTableBe) {
  EXPECT_EQ(places("adding-foreign-key-constraint", {members, "CREATE TABLE fresh (a bigint REFERENCES members);"}),
            "");
  EXPECT_EQ(
      places("adding-foreign-key-constraint",
             {members, "CREATE TABLE fresh (a bigint); ALTER TABLE fresh ADD FOREIGN KEY (a) REFERENCES members;"}),
      "");
}

TEST(postgresql_adding_foreign_key_constraint, TellsHowPartitionsGetIt) {
  EXPECT_NE(linted("adding-foreign-key-constraint",
                   {members, "ALTER TABLE visits ADD CONSTRAINT k FOREIGN KEY (day) REFERENCES days;"})
                .find("first on each partition, NOT VALID"),
            std::string::npos);
}

}  // namespace
