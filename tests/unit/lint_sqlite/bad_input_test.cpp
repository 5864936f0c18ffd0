/// What the rules have never seen, and more of it than anybody writes.

#include <chrono>

#include "linted.hpp"

namespace {

using pawl::test::lint_files;
using pawl::test::linted;

/// With a rule that is off by default, all look.
std::string all_of(const std::vector<std::string>& scripts) { return linted("prefer-strict", scripts); }

TEST(sqlite_lint, TakesStatementsOfEveryKind) {
  EXPECT_EQ(
      all_of({"CREATE TABLE t (a TEXT) STRICT; CREATE VIRTUAL TABLE r USING rtree(id, x, y);",
              "EXPLAIN SELECT 1; ANALYZE; REINDEX; VALUES (1), (2); WITH x AS (SELECT 1) SELECT * FROM x;\n"
              "SELECT * FROM pragma_table_info('t'), json_each('[]'); CREATE TEMP TABLE t (a);\n"
              "CREATE TEMP TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END; INSERT INTO temp.t VALUES (1);\n"
              "DROP TABLE temp.t; DELETE FROM t; REPLACE INTO t VALUES ('x'); DROP TABLE IF EXISTS no_such;\n"
              "CREATE TABLE IF NOT EXISTS t (a); DROP TABLE r; ALTER TABLE t RENAME TO u; ALTER TABLE u RENAME TO t;"}),
      "");
}

TEST(sqlite_lint, TakesNamesOfEveryKind) {
  EXPECT_EQ(linted("drop-column", {"CREATE TABLE \"a b\" (\"c.d\", \"select\", [e], `f`, \"ü\");",
                                   "ALTER TABLE main.\"a b\" DROP COLUMN \"c.d\"; ALTER TABLE [a b] DROP `select`;"}),
            "1:36: without a b.c.d its values are gone for good, and a program that still names it fails\n"
            "1:66: without a b.select its values are gone for good, and a program that still names it fails");
}

TEST(sqlite_lint, TakesTablesThatPointAtEachOther) {
  EXPECT_EQ(
      linted("rowid-changed", {"CREATE TABLE a (id INTEGER PRIMARY KEY, b REFERENCES b (id), c REFERENCES a (id));\n"
                               "CREATE TABLE b (id INTEGER PRIMARY KEY, a REFERENCES a (id));",
                               "CREATE TABLE n (id INTEGER PRIMARY KEY, b REFERENCES b (id), c REFERENCES a (id), d);\n"
                               "INSERT INTO n (b, c) SELECT b, c FROM a; DROP TABLE a; ALTER TABLE n RENAME TO a;"}),
      "2:13: the rows of a get other rowids, and a finds them by these");
}

TEST(sqlite_lint, TakesAHundredThousandStatements) {
  std::string script;
  for (int i = 0; i < 100'000; ++i) script += "INSERT INTO t VALUES (1);\n";
  script += "DROP TABLE u;";
  EXPECT_EQ(linted("drop-table", {"CREATE TABLE t (a); CREATE TABLE u (a);", script}),
            "100001:12: the rows of u are gone for good, and a program that still uses it fails");
}

TEST(sqlite_lint, TakesATableOfTwoThousandColumns) {
  std::string columns = "c0 STRING";
  for (int i = 1; i < 2'000; ++i) columns += ", c" + std::to_string(i) + " STRING DEFAULT \"x\"";
  const auto found = linted("numeric-by-accident", {"CREATE TABLE t (" + columns + ");"});
  EXPECT_EQ(std::count(found.begin(), found.end(), '\n'), 1'999);
  EXPECT_NE(
      linted("rebuild-forgets",
             {"CREATE TABLE t (" + columns + ");",
              "CREATE TABLE n (c0 STRING); INSERT INTO n SELECT c0 FROM t; DROP TABLE t; ALTER TABLE n RENAME TO t;"}),
      "");
}

TEST(sqlite_lint, TakesAThousandDrafts) {
  pawl::test::files texts;
  for (int i = 1'000; i < 2'000; ++i)
    texts.emplace(std::to_string(i) + "_a.sql", "CREATE TABLE t" + std::to_string(i) +
                                                    " (id INTEGER PRIMARY KEY); CREATE INDEX i" + std::to_string(i) +
                                                    " ON t" + std::to_string(i) + " (id);");
  const auto found = lint_files("redundant-index", texts);
  EXPECT_EQ(std::count(found.begin(), found.end(), '\n'), 2'000);
}

}  // namespace
