#include <gtest/gtest.h>

#include "shown.hpp"

namespace {

using pawl::test::files;
using pawl::test::prove_rows;

/// A draft that every row of `t` refuses, so that what is shown tells whether there was one.
std::string refuses_rows() { return "ALTER TABLE t ADD COLUMN pawl INTEGER NOT NULL;"; }

pawl::test::rows_proven fill(const std::string& before, const std::string& draft = refuses_rows()) {
  return prove_rows({{"1_a.sql", before}, {"2_b.sql", draft}}, {.count = 1});
}

void expect_filled(const std::string& before) {
  const auto proven = fill(before);
  EXPECT_NE(proven.shown.find("Cannot add a NOT NULL column"), std::string::npos) << before << proven.unfilled;
  EXPECT_EQ(proven.unfilled, "") << before;
}

TEST(filling, SatisfiesEveryKindOfConstraint) {
  for (const std::string columns :
       {"a INTEGER PRIMARY KEY AUTOINCREMENT, b TEXT NOT NULL UNIQUE", "a TEXT PRIMARY KEY, b NUMERIC, c, d BLOB",
        "a TEXT NOT NULL CHECK (length(a) = 2), b TEXT NOT NULL CHECK (b IN ('red', 'green'))",
        "a TEXT NOT NULL UNIQUE CHECK (length(a) = 2)",
        "a INTEGER NOT NULL CHECK (a BETWEEN 1 AND 100), b REAL NOT NULL CHECK (b >= 0 AND b < 1)",
        "a TEXT NOT NULL CHECK (a LIKE '%_@_%.__%')", "a TEXT NOT NULL CHECK (a GLOB '[A-Z][0-9]')",
        "a NOT NULL CHECK (typeof(a) = 'integer')", "a TEXT NOT NULL CHECK (json_valid(a))",
        "a TEXT NOT NULL CHECK (date(a) IS NOT NULL)",
        "low INTEGER NOT NULL, high INTEGER NOT NULL, CHECK (low < high)",
        "a TEXT CONSTRAINT named CHECK (a <> ''), b TEXT NOT NULL DEFAULT 'x' CHECK (b = 'x')",
        "a INTEGER, b INTEGER, c INTEGER GENERATED ALWAYS AS (a + b) STORED, d AS (a * 2), UNIQUE (a, b)",
        "a INTEGER NOT NULL CHECK (a > 1000000), b INTEGER CHECK (b IS NULL OR b < 0)",
        "\"select\" TEXT NOT NULL, \"a \"\"b\" TEXT UNIQUE, [c d] TEXT", "rowid TEXT, oid TEXT",
        "a INTEGER PRIMARY KEY ON CONFLICT REPLACE, b UNIQUE ON CONFLICT IGNORE"})
    expect_filled("CREATE TABLE t (" + columns + ");");
  expect_filled("CREATE TABLE t (a INT PRIMARY KEY, b INTEGER NOT NULL, c REAL, d TEXT, e BLOB, f ANY) STRICT;");
  expect_filled("CREATE TABLE t (a TEXT, b TEXT, PRIMARY KEY (a, b)) WITHOUT ROWID;");
}

TEST(filling, FillsParentsFirst) {
  expect_filled(
      "CREATE TABLE p (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n"
      "CREATE TABLE t (p INTEGER NOT NULL REFERENCES p, q TEXT);");
  expect_filled(
      "CREATE TABLE p (a TEXT, b INTEGER, PRIMARY KEY (a, b)) WITHOUT ROWID;\n"
      "CREATE TABLE t (x TEXT NOT NULL, y INTEGER NOT NULL, FOREIGN KEY (x, y) REFERENCES p (a, b));");
}

TEST(filling, FillsCircles) {
  expect_filled("CREATE TABLE t (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES t);");
  expect_filled("CREATE TABLE t (id INTEGER PRIMARY KEY, parent INTEGER NOT NULL REFERENCES t);");
  expect_filled(
      "CREATE TABLE t (id INTEGER PRIMARY KEY, u INTEGER REFERENCES u);\n"
      "CREATE TABLE u (id INTEGER PRIMARY KEY, t INTEGER NOT NULL REFERENCES t);");
  expect_filled(
      "CREATE TABLE t (id INTEGER PRIMARY KEY, u INTEGER NOT NULL REFERENCES u);\n"
      "CREATE TABLE u (id INTEGER PRIMARY KEY, t INTEGER NOT NULL REFERENCES t);");
}

TEST(filling, LeavesNoRowThatRefersToNone) {
  const auto proven = fill(
      "CREATE TABLE p (id INTEGER PRIMARY KEY CHECK (id < 0));\n"
      "CREATE TABLE t (id INTEGER PRIMARY KEY, p INTEGER NOT NULL REFERENCES p);",
      "DELETE FROM t WHERE p NOT IN (SELECT id FROM p); UPDATE p SET id = id;");
  EXPECT_EQ(proven.shown, "");
}

TEST(filling, LetsTriggersFireAndKeepsWhatTheyKeep) {
  expect_filled(
      "CREATE TABLE t (a TEXT);\nCREATE TABLE log (a TEXT);\n"
      "CREATE TRIGGER i AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.a); END;");
  const auto proven = fill(
      "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT);\n"
      "CREATE VIRTUAL TABLE f USING fts5 (a, content = 't', content_rowid = 'id');\n"
      "CREATE TRIGGER i AFTER INSERT ON t BEGIN INSERT INTO f (rowid, a) VALUES (new.id, new.a); END;\n"
      "CREATE TRIGGER d AFTER DELETE ON t BEGIN\n"
      "  INSERT INTO f (f, rowid, a) VALUES ('delete', old.id, old.a); END;",
      "DELETE FROM t;\nINSERT INTO f (f) VALUES ('integrity-check');");
  EXPECT_EQ(proven.shown, "");
}

TEST(filling, DoesWithoutTriggersThatLetNoRowIn) {
  expect_filled("CREATE TABLE t (a TEXT);\nCREATE TRIGGER i BEFORE INSERT ON t BEGIN SELECT RAISE(ABORT, 'no'); END;");
  expect_filled(
      "CREATE TABLE t (a TEXT);\nCREATE TRIGGER i BEFORE INSERT ON t BEGIN SELECT RAISE(ROLLBACK, 'no'); END;");
  expect_filled("CREATE TABLE t (a TEXT);\nCREATE TRIGGER i BEFORE INSERT ON t BEGIN SELECT RAISE(IGNORE); END;");
  expect_filled(
      "CREATE TABLE t (a TEXT);\nCREATE TRIGGER i BEFORE INSERT ON t BEGIN SELECT of_the_program(new.a); END;");
}

TEST(filling, SaysWhichTableStaysEmptyAndWhy) {
  EXPECT_EQ(fill("CREATE TABLE t (a INTEGER NOT NULL CHECK (a * a = -1));").unfilled,
            "t: CHECK constraint failed: a * a = -1\n");
  EXPECT_EQ(fill("CREATE TABLE t (a TEXT CHECK (is_name(a)));", "UPDATE t SET a = '';").unfilled, "");
  EXPECT_EQ(fill("CREATE VIRTUAL TABLE t USING fts5 (a);", "DELETE FROM t WHERE a = '';").unfilled,
            "t: a virtual table, of which only its module knows what it takes\n");
}

TEST(filling, EndsWhereATriggerDoesNot) {
  const auto proven = prove_rows(
      {{"1_a.sql",
        "CREATE TABLE t (a INTEGER);\nCREATE TABLE log (n INTEGER);\nCREATE TRIGGER i AFTER INSERT ON t BEGIN\n"
        "INSERT INTO log WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r; END;"},
       {"2_b.sql", refuses_rows()}},
      {.count = 1}, {.statement_time = std::chrono::milliseconds{20}});
  EXPECT_NE(proven.shown.find("Cannot add a NOT NULL column"), std::string::npos)
      << proven.shown << proven.unfilled << proven.found;
}

TEST(filling, KeepsRowsThatMigrationsHaveMade) {
  EXPECT_EQ(fill("CREATE TABLE t (a TEXT PRIMARY KEY);\nINSERT INTO t VALUES ('seed');",
                 "CREATE TABLE u (a TEXT);\nINSERT INTO u SELECT a FROM t WHERE a = 'seed';\n"
                 "CREATE TABLE c (n CHECK (n = 1));\nINSERT INTO c SELECT count(*) FROM u;")
                .shown,
            "");
}

TEST(filling, MakesTheSameRowsEachTime) {
  const std::string before = "CREATE TABLE t (a TEXT, b INTEGER, c);";
  EXPECT_EQ(fill(before).shown, fill(before).shown);
}

TEST(filling, BearsATableOfTwoThousandColumns) {
  std::string columns = "c0 TEXT NOT NULL CHECK (c0 <> '')";
  for (int i = 1; i < 1'999; ++i) columns += ", c" + std::to_string(i) + " TEXT";
  expect_filled("CREATE TABLE t (" + columns + ");");
}

TEST(filling, BearsManyTablesThatReferToEachOther) {
  std::string tables = "CREATE TABLE t (id INTEGER PRIMARY KEY, x INTEGER REFERENCES t299);\n";
  for (int i = 0; i < 300; ++i)
    tables += "CREATE TABLE t" + std::to_string(i) + " (id INTEGER PRIMARY KEY, x INTEGER NOT NULL REFERENCES t" +
              (i == 0 ? std::string{} : std::to_string(i - 1)) + ");\n";
  expect_filled(tables);
}

TEST(filling, ProvesRepeatableScriptsOnce) {
  EXPECT_EQ(prove_rows({{"V1__a.sql", "CREATE TABLE t (a INTEGER);"},
                        {"R__v.sql", "DROP VIEW IF EXISTS v;\nCREATE VIEW v AS SELECT a FROM t;"}})
                .shown,
            "");
}

TEST(filling, FillsNothingWhereNothingIsADraft) {
  EXPECT_EQ(prove_rows({{"1_a.sql", "CREATE TABLE t (a CHECK (a = b), b);"}}, {.count = 1}).unfilled, "");
}

}  // namespace
