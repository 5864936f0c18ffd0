#include "prove.hpp"

namespace {

using pawl::test::files;
using pawl::test::prove;

std::string found_in(const std::string& action, const std::string& sql) {
  return prove({{"1_a.sql",
                 "CREATE TABLE p (id INTEGER PRIMARY KEY);\nCREATE TABLE c (id INTEGER PRIMARY KEY, p REFERENCES p "
                 "(id) " +
                     action + ");"},
                {"2_b.sql", sql}})
      .found;
}

TEST(cascades, WarnOfADeleteThatWouldHaveReachedChildren) {
  EXPECT_EQ(found_in("ON DELETE CASCADE", "DELETE FROM p WHERE id > 3;"),
            "m/2_b.sql:1:13: warning: rows of c keep pointing at deleted rows of p: ON DELETE CASCADE does not run in "
            "a migration "
            "[cascade-not-run]\n"
            "    1 | DELETE FROM p WHERE id > 3;\n"
            "      |             ^\n"
            "hint: delete the rows of c in this migration too\n"
            "1 warning\n");
}

TEST(cascades, WarnOfSetNullAndSetDefault) {
  EXPECT_NE(found_in("ON DELETE SET NULL", "DELETE FROM p;").find("update the rows of c in this migration too"),
            std::string::npos);
  EXPECT_NE(found_in("ON DELETE SET DEFAULT", "DELETE FROM p;").find("[cascade-not-run]"), std::string::npos);
}

TEST(cascades, DoNotWarnWhereNothingWouldHaveRun) {
  for (const char* action : {"", "ON DELETE RESTRICT", "ON DELETE NO ACTION", "ON UPDATE CASCADE"}) {
    EXPECT_EQ(found_in(action, "DELETE FROM p;"), "") << action;
  }
}

TEST(cascades, DoNotWarnWhereTheScriptSeesToTheChildren) {
  EXPECT_EQ(found_in("ON DELETE CASCADE", "DELETE FROM c;\nDELETE FROM p;"), "");
  EXPECT_EQ(found_in("ON DELETE SET NULL", "UPDATE c SET p = NULL;\nDELETE FROM p;"), "");
  EXPECT_EQ(found_in("ON DELETE CASCADE", "DELETE FROM p;\nDROP TABLE c;"), "");
}

TEST(cascades, DoNotWarnOfARebuild) {
  EXPECT_EQ(found_in("ON DELETE CASCADE",
                     "CREATE TABLE n (id INTEGER PRIMARY KEY);\nINSERT INTO n SELECT id FROM p;\nDROP TABLE p;\nALTER "
                     "TABLE n RENAME TO p;"),
            "");
}

TEST(cascades, WarnAfterARebuildToo) {
  EXPECT_NE(found_in("ON DELETE CASCADE",
                     "CREATE TABLE n (id INTEGER PRIMARY KEY);\nDROP TABLE p;\nALTER TABLE n RENAME TO p;\nDELETE FROM "
                     "p WHERE id = 1;")
                .find("[cascade-not-run]"),
            std::string::npos);
}

TEST(cascades, KnowAForeignKeyThatWasAddedLater) {
  EXPECT_EQ(prove({{"1_a.sql", "CREATE TABLE p (id INTEGER PRIMARY KEY);\nCREATE TABLE c (id);\nDELETE FROM p;"},
                   {"2_b.sql", "ALTER TABLE c ADD COLUMN p REFERENCES p (id) ON DELETE CASCADE;"},
                   {"3_c.sql", "DELETE FROM p WHERE id = 1;"}})
                .ids(),
            "cascade-not-run");
}

TEST(cascades, ReachTheTableItself) {
  const std::string table = "CREATE TABLE t (id INTEGER PRIMARY KEY, up REFERENCES t (id) ON DELETE CASCADE);";
  EXPECT_EQ(prove({{"1_a.sql", table}, {"2_b.sql", "DELETE FROM t WHERE id = 1;"}}).ids(), "cascade-not-run");
  EXPECT_EQ(prove({{"1_a.sql", table}, {"2_b.sql", "DELETE FROM t;"}}).ids(), "");
}

TEST(cascades, DoNotWarnOfWhatIsFrozen) {
  const pawl::test::files texts{
      {"1_a.sql", "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p REFERENCES p ON DELETE CASCADE);"},
      {"2_b.sql", "DELETE FROM p WHERE id = 1; CREATE TEMP TABLE t (a);"}};
  EXPECT_EQ(pawl::test::prove(texts).ids(), "cascade-not-run temporary-object");
  EXPECT_EQ(pawl::test::prove(texts, {}, 2).ids(), "");
}

}  // namespace
