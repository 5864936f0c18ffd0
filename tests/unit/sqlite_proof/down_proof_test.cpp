#include "prove.hpp"

namespace {

using pawl::test::files;
using pawl::test::prove;

std::string down_of(const std::string& up, const std::string& down) {
  return prove(up + "\n-- migrate:down\n" + down).found;
}

TEST(down_proof, TakesADownThatBringsTheSchemaBack) {
  EXPECT_EQ(down_of("CREATE TABLE a (b);\nCREATE INDEX c ON a (b);\nCREATE VIEW d AS SELECT b FROM a;",
                    "DROP VIEW d;\nDROP TABLE a;"),
            "");
  EXPECT_EQ(down_of("CREATE VIRTUAL TABLE a USING fts5 (b);", "DROP TABLE a;"), "");
}

TEST(down_proof, ShowsWhatIsLeftOver) {
  EXPECT_EQ(down_of("CREATE TABLE a (b);\nCREATE TABLE c (d);\nCREATE INDEX e ON c (d);", "DROP TABLE a;"),
            "m/1_a.sql:5:1: error: the down script does not bring the schema back [down-mismatch]\n"
            "    5 | DROP TABLE a;\n"
            "      | ^\n"
            "hint: left over: table c\n"
            "      a down script undoes what its up script did, in the opposite order\n"
            "1 error\n");
}

TEST(down_proof, ShowsWhatIsMissingAndWhatDiffers) {
  EXPECT_EQ(prove({{"1_a.sql", "CREATE TABLE a (b TEXT, c INTEGER);\nCREATE INDEX d ON a (b);"},
                   {"2_b.sql", "DROP TABLE a;\n-- migrate:down\nCREATE TABLE a (c INTEGER,\n  b TEXT);"}})
                .found,
            "m/2_b.sql:3:1: error: the down script does not bring the schema back [down-mismatch]\n"
            "    3 | CREATE TABLE a (c INTEGER,\n"
            "      | ^\n"
            "hint: missing: index d\n"
            "      different: table a\n"
            "        before the up:  columns in the order b, c\n"
            "        after the down: columns in the order c, b\n"
            "      a down script undoes what its up script did, in the opposite order\n"
            "1 error\n");
}

TEST(down_proof, DoesNotMindSpelling) {
  EXPECT_EQ(prove({{"1_a.sql", "CREATE TABLE a (b TEXT, c INTEGER);"},
                   {"2_b.sql",
                    "DROP TABLE a;\n-- migrate:down\ncreate table [A] ( -- the old one\n  \"b\" text,\n  `c` /* number "
                    "*/ INTEGER\n);"}})
                .found,
            "");
}

TEST(down_proof, MindsAConstraintAndALiteral) {
  EXPECT_EQ(prove({{"1_a.sql", "CREATE TABLE a (b DEFAULT 'X');"},
                   {"2_b.sql", "DROP TABLE a;\n-- migrate:down\nCREATE TABLE a (b DEFAULT 'x');"}})
                .ids(),
            "down-mismatch");
  EXPECT_EQ(prove({{"1_a.sql", "CREATE TABLE a (b NOT NULL);"},
                   {"2_b.sql", "DROP TABLE a;\n-- migrate:down\nCREATE TABLE a (b);"}})
                .ids(),
            "down-mismatch");
}

TEST(down_proof, TakesARebuildBackAndForth) {
  EXPECT_EQ(
      prove(
          {{"1_a.sql",
            "CREATE TABLE a (id INTEGER PRIMARY KEY, b TEXT);\nCREATE INDEX i ON a (b);\nINSERT INTO a VALUES (1, "
            "'x');"},
           {"2_b.sql",
            "CREATE TABLE n (id INTEGER PRIMARY KEY, b TEXT NOT NULL);\nINSERT INTO n SELECT * FROM a;\nDROP TABLE a;\n"
            "ALTER TABLE n RENAME TO a;\nCREATE INDEX i ON a (b);\n-- migrate:down\n"
            "CREATE TABLE n (id INTEGER PRIMARY KEY, b TEXT);\nINSERT INTO n SELECT * FROM a;\nDROP TABLE a;\n"
            "ALTER TABLE n RENAME TO a;\nCREATE INDEX i ON a (b);"}})
          .found,
      "");
}

TEST(down_proof, RunsTheUpAgain) {
  EXPECT_EQ(
      prove({{"1_a.sql", "CREATE TABLE a (b UNIQUE);"},
             {"2_b.sql", "INSERT INTO a VALUES (1);\n-- migrate:down\nSELECT 1;"}})
          .found,
      "m/2_b.sql:1:1: error: the up script fails when it runs again after its down: UNIQUE constraint failed: a.b "
      "[down-mismatch]\n"
      "    1 | INSERT INTO a VALUES (1);\n"
      "      | ^\n"
      "1 error\n");
}

TEST(down_proof, PointsIntoTheDownScript) {
  EXPECT_EQ(down_of("CREATE TABLE a (b);", "\nDROP TABLE aa;"),
            "m/1_a.sql:4:12: error: no such table: aa [sqlite-proof]\n"
            "    4 | DROP TABLE aa;\n"
            "      |            ^\n"
            "hint: did you mean a?\n"
            "1 error\n");
}

TEST(down_proof, GoesOnFromTheNewSchema) {
  EXPECT_EQ(prove({{"1_a.sql", "CREATE TABLE a (b);\n-- migrate:down\nDROP TABLE a;"},
                   {"2_b.sql", "ALTER TABLE a ADD COLUMN c;\n-- migrate:down\nALTER TABLE a DROP COLUMN c;"},
                   {"3_c.sql", "CREATE INDEX d ON a (c);\n-- migrate:down\nDROP INDEX d;"}})
                .found,
            "");
}

TEST(down_proof, DoesNotRunAFrozenOneAgain) {
  using namespace pawl::generator;
  auto result = prove({{"1_a.sql", "CREATE TABLE a (b);\n-- migrate:down\nDROP TABLE nothing;"}});
  EXPECT_EQ(result.ids(), "sqlite-proof");
  result.set.dialects[0].migrations[0].down_frozen = true;
  diagnostics found;
  prove_sqlite(result.set.dialects[0], 1, {}, found);
  EXPECT_FALSE(found.has_errors());
}

}  // namespace
