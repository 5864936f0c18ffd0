#include "proof/sqlite/sqlite_proof.hpp"

#include "prove.hpp"

namespace {

using pawl::test::files;
using pawl::test::prove;

TEST(sqlite_proof, TakesASoundSet) {
  EXPECT_EQ(prove({{"1_a.sql", "CREATE TABLE a (b);\n-- migrate:down\nDROP TABLE a;"},
                   {"2_b.sql", "INSERT INTO a VALUES (1);"}})
                .found,
            "");
}

TEST(sqlite_proof, TakesALastStatementThatAnotherWordThanASemicolonEnds) {
  // SQLite would copy the comment into the table's definition, without its end.
  EXPECT_EQ(prove("CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE a (b);\n"
                  "ALTER TABLE a ADD COLUMN c INTEGER REFERENCES p (id)\n-- a comment\n")
                .found,
            "");
}

TEST(sqlite_proof, PointsAtAMisspeltColumn) {
  EXPECT_EQ(prove({{"1_a.sql", "CREATE TABLE people (id INTEGER, email TEXT);"},
                   {"2_b.sql", "SELECT 1;\nUPDATE people\n   SET id = emial;"}})
                .found,
            "m/2_b.sql:3:13: error: no such column: emial [sqlite-proof]\n"
            "    3 |    SET id = emial;\n"
            "      |             ^\n"
            "hint: did you mean email?\n"
            "1 error\n");
}

TEST(sqlite_proof, PointsAtAMisspeltColumnOfAnInsert) {
  EXPECT_EQ(
      prove("CREATE TABLE people (id INTEGER, email TEXT);\nINSERT INTO people (id, emial) VALUES (1, '');").found,
      "m/1_a.sql:2:25: error: table people has no column named emial [sqlite-proof]\n"
      "    2 | INSERT INTO people (id, emial) VALUES (1, '');\n"
      "      |                         ^\n"
      "hint: did you mean email?\n"
      "1 error\n");
}

TEST(sqlite_proof, ListsTheColumnsWhereNoneIsLikeIt) {
  EXPECT_EQ(prove("CREATE TABLE a (b, c);\nSELECT zebra FROM a;").found,
            "m/1_a.sql:2:8: error: no such column: zebra [sqlite-proof]\n"
            "    2 | SELECT zebra FROM a;\n"
            "      |        ^\n"
            "hint: a has the columns b, c\n"
            "1 error\n");
}

TEST(sqlite_proof, SaysWhichLaterStepMakesTheTable) {
  EXPECT_EQ(prove({{"1_a.sql", "INSERT INTO tags VALUES (1);"},
                   {"2_b.sql", "SELECT 1;"},
                   {"3_c.sql", "CREATE TABLE IF NOT EXISTS \"Tags\" (a);"}})
                .found,
            "m/1_a.sql:1:13: error: no such table: tags [sqlite-proof]\n"
            "    1 | INSERT INTO tags VALUES (1);\n"
            "      |             ^\n"
            "hint: m/3_c.sql makes it, later: a migration can use only what the ones before it have made\n"
            "1 error\n");
}

TEST(sqlite_proof, SaysWhichEarlierStepDroppedTheTable) {
  EXPECT_EQ(
      prove({{"1_a.sql", "CREATE TABLE a (b);"}, {"2_b.sql", "DROP TABLE IF EXISTS a;"}, {"3_c.sql", "DELETE FROM a;"}})
          .found,
      "m/3_c.sql:1:13: error: no such table: a [sqlite-proof]\n"
      "    1 | DELETE FROM a;\n"
      "      |             ^\n"
      "hint: m/2_b.sql drops it, or gives it another name\n"
      "1 error\n");
}

TEST(sqlite_proof, SaysWhichLaterStepAddsTheColumn) {
  EXPECT_EQ(
      prove({{"1_a.sql", "CREATE TABLE a (b);"},
             {"2_b.sql", "UPDATE a SET pinned = 1;"},
             {"3_c.sql", "ALTER TABLE a ADD COLUMN pinned;"}})
          .found,
      "m/2_b.sql:1:14: error: no such column: pinned [sqlite-proof]\n"
      "    1 | UPDATE a SET pinned = 1;\n"
      "      |              ^\n"
      "hint: m/3_c.sql adds a column of that name, later: a migration can use only what the ones before it have made\n"
      "1 error\n");
}

TEST(sqlite_proof, SaysWhoMadeATableBefore) {
  EXPECT_EQ(prove({{"1_a.sql", "CREATE TABLE a (b);"}, {"2_b.sql", "CREATE TABLE a (c);"}}).found,
            "m/2_b.sql:1:14: error: table a already exists [sqlite-proof]\n"
            "    1 | CREATE TABLE a (c);\n"
            "      |              ^\n"
            "hint: m/1_a.sql makes it\n"
            "1 error\n");
}

TEST(sqlite_proof, PointsAtASyntaxError) {
  EXPECT_EQ(prove("CREATE TABLE a (b);\n-- a caf\xc3\xa9\n/* \xc3\xa9 */ CREAT TABLE c (d);").found,
            "m/1_a.sql:3:9: error: near \"CREAT\": syntax error [sqlite-proof]\n"
            "    3 | /* \xc3\xa9 */ CREAT TABLE c (d);\n"
            "      |         ^\n"
            "1 error\n");
}

TEST(sqlite_proof, KnowsCommandsOfAShell) {
  EXPECT_EQ(prove(".read x.sql\n").found,
            "m/1_a.sql:1:1: error: near \".\": syntax error [sqlite-proof]\n"
            "    1 | .read x.sql\n"
            "      | ^\n"
            "hint: commands of a database shell are no SQL; leave them out\n"
            "1 error\n");
}

TEST(sqlite_proof, SaysThatFunctionsOfTheProgramAreNotKnown) {
  EXPECT_EQ(prove("SELECT my_slug('x');").found,
            "m/1_a.sql:1:8: error: no such function: my_slug [sqlite-proof]\n"
            "    1 | SELECT my_slug('x');\n"
            "      |        ^\n"
            "hint: functions that the program registers on its connection are not known at build time; a migration can "
            "use only "
            "what SQLite itself brings\n"
            "1 error\n");
}

TEST(sqlite_proof, StopsAtTheFirstMigrationThatFails) {
  EXPECT_EQ(prove({{"1_a.sql", "SELECT x;"}, {"2_b.sql", "SELECT y;"}}).ids(), "sqlite-proof");
}

TEST(sqlite_proof, StopsAtADamagedFile) {
  EXPECT_EQ(prove({{"1_a.sql", "CREATE TABLE a (b);\xff"}, {"2_b.sql", "DROP TABLE a;"}}).ids(), "invalid-utf8");
}

TEST(sqlite_proof, LeavesOutWhatIsRefusedAndGoesOn) {
  EXPECT_EQ(
      prove({{"1_a.sql", "BEGIN;\nCREATE TABLE a (b);\nCOMMIT;"}, {"2_b.sql", "INSERT INTO a (c) VALUES (1);"}}).ids(),
      "transaction-control transaction-control sqlite-proof");
}

TEST(sqlite_proof, ShowsNothingThatMayFollowFromARefusal) {
  EXPECT_EQ(prove("ATTACH 'x' AS other;\nSELECT * FROM other.t;").ids(), "attach");
}

TEST(sqlite_proof, ShowsEverySyntaxErrorButNothingThatMayFollowFromAFailure) {
  EXPECT_EQ(
      prove({{"1_a.sql", "CREATE TABEL a (b);\nSELEC 1;"}, {"2_b.sql", "SELECT * FROM a;\nUPDTE a SET b = 1;"}}).found,
      "m/1_a.sql:1:8: error: near \"TABEL\": syntax error [sqlite-proof]\n"
      "    1 | CREATE TABEL a (b);\n"
      "      |        ^\n"
      "m/1_a.sql:2:1: error: near \"SELEC\": syntax error [sqlite-proof]\n"
      "    2 | SELEC 1;\n"
      "      | ^\n"
      "m/2_b.sql:2:1: error: near \"UPDTE\": syntax error [sqlite-proof]\n"
      "    2 | UPDTE a SET b = 1;\n"
      "      | ^\n"
      "3 errors\n");
}

TEST(sqlite_proof, ShowsWhatIsWrongBehindARefusalThatNothingNeeds) {
  EXPECT_EQ(prove("BEGIN;\nPRAGMA synchronous = OFF;\nSELECT * FROM t;\nCOMMIT;").ids(),
            "transaction-control pragma sqlite-proof transaction-control");
}

TEST(sqlite_proof, SaysWhetherAScriptChangesRows) {
  const auto result = prove(
      {{"1_a.sql", "CREATE TABLE a (b);\n-- migrate:down\nDROP TABLE a;"}, {"2_b.sql", "INSERT INTO a VALUES (1);"}});
  EXPECT_FALSE(result[0].up.changes_rows);
  EXPECT_TRUE(result[0].down->changes_rows);
  EXPECT_TRUE(result[1].up.changes_rows);
}

TEST(sqlite_proof, ReadsALastStatementWithoutItsSemicolon) {
  EXPECT_EQ(prove("CREATE TABLE a (b)\n-- migrate:down\nDROP TABLE a").found, "");
}

TEST(sqlite_proof, WarnsOfATemporaryTableThatStays) {
  EXPECT_EQ(prove({{"1_a.sql", "SELECT 1;\nCREATE TEMP TABLE t (a);"}, {"2_b.sql", "SELECT * FROM t;"}}).found,
            "m/1_a.sql:2:1: warning: temporary table t stays on the program's connection [temporary-object]\n"
            "    2 | CREATE TEMP TABLE t (a);\n"
            "      | ^\n"
            "hint: drop it at the end of the script; another migration cannot rely on it\n"
            "m/2_b.sql:1:15: error: no such table: t [sqlite-proof]\n"
            "    1 | SELECT * FROM t;\n"
            "      |               ^\n"
            "1 error, 1 warning\n");
  EXPECT_EQ(prove("CREATE TEMP TABLE t (a);\nINSERT INTO t VALUES (1);\nDROP TABLE t;").found, "");
}

}  // namespace
