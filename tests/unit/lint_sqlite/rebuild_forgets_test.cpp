#include "linted.hpp"

namespace {

using pawl::test::lint;

/// The rebuild of `t` into what `made` says, with `behind` at the end of the script.
std::string rebuild(const std::string& made, const std::string& columns, const std::string& behind = "") {
  return "CREATE TABLE new_t " + made + ";\nINSERT INTO new_t (" + columns + ") SELECT " + columns +
         " FROM t;\nDROP TABLE t;\nALTER TABLE new_t RENAME TO t;\n" + behind;
}

std::string found(const std::string& was, const std::string& made, const std::string& columns,
                  const std::string& behind = "") {
  return lint("rebuild-forgets", was, rebuild(made, columns, behind));
}

TEST(rebuild_forgets, AnIndexThatWasThere) {
  EXPECT_EQ(found("CREATE TABLE t (a, b); CREATE INDEX by_b ON t (b) WHERE a > 0;", "(a, b, c)", "a, b"),
            "2_b.sql:3:12 the rebuilt table t has lost its index by_b\n"
            "make it again, behind the rebuild:\n"
            "CREATE INDEX by_b ON t (b) WHERE a > 0;\n");
}

TEST(rebuild_forgets, NoIndexThatIsMadeAgainOrThatAnotherOneCovers) {
  const std::string was = "CREATE TABLE t (a, b); CREATE INDEX by_b ON t (b);";
  EXPECT_EQ(found(was, "(a, b, c)", "a, b", "CREATE INDEX by_b ON t (b);"), "");
  EXPECT_EQ(found(was, "(a, b UNIQUE, c)", "a, b"), "");
}

TEST(rebuild_forgets, ATriggerThatWasThere) {
  EXPECT_EQ(
      found("CREATE TABLE t (a, b); CREATE TRIGGER touch AFTER UPDATE ON t BEGIN SELECT 1; END;", "(a, b, c)", "a, b"),
      "2_b.sql:3:12 the rebuilt table t has lost its trigger touch\n"
      "make it again, behind the rebuild:\n"
      "CREATE TRIGGER touch AFTER UPDATE ON t BEGIN SELECT 1; END;\n");
}

TEST(rebuild_forgets, AViewThatHadToGoForIt) {
  EXPECT_EQ(lint("rebuild-forgets", "CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t;",
                 "DROP VIEW v; " + rebuild("(a, b)", "a")),
            "2_b.sql:3:12 the view v of the rebuilt table t is not made again\n"
            "make it again, behind the rebuild:\n"
            "CREATE VIEW v AS SELECT a FROM t;\n");
  EXPECT_EQ(lint("rebuild-forgets", "CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t;",
                 "DROP VIEW v; " + rebuild("(a, b)", "a", "CREATE VIEW v AS SELECT b FROM t;")),
            "");
}

TEST(rebuild_forgets, AColumnWithItsValues) {
  EXPECT_EQ(found("CREATE TABLE t (a, b TEXT NOT NULL DEFAULT 'x,y')", "(a)", "a"),
            "2_b.sql:1:14 the rebuilt table t has lost the column b and its values\n"
            "give the new table the column too, and copy it:\n"
            "b TEXT NOT NULL DEFAULT 'x,y'\n");
}

TEST(rebuild_forgets, ConstraintsOfColumnsThatStay) {
  EXPECT_EQ(
      found("CREATE TABLE p (id INTEGER PRIMARY KEY);\n"
            "CREATE TABLE t (a TEXT NOT NULL COLLATE NOCASE DEFAULT 'x' CHECK (a > ''), b UNIQUE, c AS (a || b),\n"
            "  d REFERENCES p ON DELETE CASCADE, CHECK (a <> b));",
            "(a TEXT, b, c, d, e)", "a, b, d"),
      "2_b.sql:1:14 the rebuilt table t has lost NOT NULL of the column a\n"
      "write it into the new table too:\n"
      "a TEXT NOT NULL COLLATE NOCASE DEFAULT 'x' CHECK (a > '')\n"
      "2_b.sql:1:14 the rebuilt table t has lost the DEFAULT of the column a\n"
      "write it into the new table too:\n"
      "a TEXT NOT NULL COLLATE NOCASE DEFAULT 'x' CHECK (a > '')\n"
      "2_b.sql:1:14 the rebuilt table t has lost the COLLATE of the column a\n"
      "write it into the new table too:\n"
      "a TEXT NOT NULL COLLATE NOCASE DEFAULT 'x' CHECK (a > '')\n"
      "2_b.sql:1:14 the rebuilt table t has lost the expression of the column c\n"
      "write it into the new table too:\n"
      "c AS (a || b)\n"
      "2_b.sql:1:14 the rebuilt table t has lost UNIQUE (b)\n"
      "write it into the new table too:\n"
      "UNIQUE (b)\n"
      "2_b.sql:1:14 the rebuilt table t has lost the FOREIGN KEY (d)\n"
      "write it into the new table too:\n"
      "FOREIGN KEY (d) REFERENCES p ON DELETE CASCADE\n"
      "2_b.sql:1:14 the rebuilt table t has lost the CHECK of the column a\n"
      "write it into the new table too:\n"
      "a TEXT NOT NULL COLLATE NOCASE DEFAULT 'x' CHECK (a > '')\n"
      "2_b.sql:1:14 the rebuilt table t has lost a CHECK of the table\n"
      "write it into the new table too:\n"
      "CHECK (a <> b)\n");
}

TEST(rebuild_forgets, NothingWhereTheConstraintIsWhatTheTableIsRebuiltFor) {
  EXPECT_EQ(found("CREATE TABLE t (a NOT NULL, b CHECK (b > 0))", "(a, b CHECK (b > 0))", "a, b"), "");
  EXPECT_EQ(found("CREATE TABLE t (a NOT NULL, b CHECK (b > 0))", "(a NOT NULL, b)", "a, b"), "");
}

TEST(rebuild_forgets, NothingWhereAllIsThereInAnotherSpelling) {
  EXPECT_EQ(
      found("CREATE TABLE p (id INTEGER PRIMARY KEY);\n"
            "CREATE TABLE t (a TEXT NOT NULL, b UNIQUE REFERENCES p, CHECK (a <> 'x'))",
            "(a TEXT not null, b INT, c, unique (\"b\"), FOREIGN KEY (b) REFERENCES p (id), check(A<>'x'))", "a, b"),
      "");
}

TEST(rebuild_forgets, NothingWhereACheckIsReplaced) {
  EXPECT_EQ(found("CREATE TABLE t (a CHECK (a IN (1, 2)))", "(a CHECK (a IN (1, 2, 3)), b)", "a"), "");
}

TEST(rebuild_forgets, NothingOfATableThatTheDraftHasMade) {
  EXPECT_EQ(lint("rebuild-forgets", "SELECT 1;", "CREATE TABLE t (a, b); " + rebuild("(a)", "a")), "");
}

TEST(rebuild_forgets, WhateverTheOrderOfTheRebuildIs) {
  EXPECT_NE(lint("rebuild-forgets", "CREATE TABLE t (a); CREATE INDEX i ON t (a);",
                 "ALTER TABLE t RENAME TO old; CREATE TABLE t (a, b); INSERT INTO t (a) SELECT a FROM old; "
                 "DROP TABLE old;")
                .find("the rebuilt table t has lost its index i"),
            std::string::npos);
}

}  // namespace
