#include "lint/sqlite/sqlite_features.hpp"
#include "linted.hpp"
#include "proof/sqlite/sql_tokens.hpp"
#include "source/sqlite_version.hpp"

namespace {

using namespace pawl::generator;

/// What the rule says of the draft where that version of SQLite has to do.
std::string found(std::uint32_t minimum, const std::string& sql) {
  auto proven = pawl::test::prove(sql);
  if (proven.findings.has_errors()) return proven.found;
  auto& dialect = proven.set.dialects.at(0);
  dialect.minimum_engine = minimum;
  lint_sqlite(dialect, {});
  std::string said;
  for (const auto& each : proven[0].shown) {
    if (each.rule != "minimum-sqlite") continue;
    const auto place = locate(proven[0].up, each.offset);
    said +=
        std::to_string(place.line) + ':' + std::to_string(place.column) + ' ' + each.message + '\n' + each.hint + '\n';
  }
  return said;
}

std::string features(const std::string& sql) {
  std::string names;
  for (const auto& each : sqlite_features_in(tokens_of(sql), true))
    names += each.name + ' ' + sqlite_version_text(each.since) + '\n';
  return names;
}

TEST(minimum_sqlite, AFunctionThatIsNewer) {
  EXPECT_EQ(found(3037000, "CREATE TABLE t (a);\nUPDATE t SET a = unixepoch(), a = unixepoch();\n"),
            "2:18 unixepoch() needs SQLite 3.38, and MINIMUM_SQLITE promises that 3.37 will do\n"
            "write it without, or raise MINIMUM_SQLITE to 3.38\n");
  EXPECT_NE(found(3037000, "SELECT '{}' -> 'a';").find("1:13 -> needs SQLite 3.38"), std::string::npos);
}

TEST(minimum_sqlite, SyntaxThatIsNewer) {
  EXPECT_EQ(found(3038005, "CREATE TABLE t (a); CREATE TABLE u (b);\nSELECT * FROM t RIGHT JOIN u ON a = b;\n"),
            "2:17 RIGHT JOIN needs SQLite 3.39, and MINIMUM_SQLITE promises that 3.38.5 will do\n"
            "write it without, or raise MINIMUM_SQLITE to 3.39\n");
}

TEST(minimum_sqlite, WhatAViewAndATriggerHold) {
  EXPECT_NE(found(3034000, "CREATE VIEW v AS SELECT sqrt(2);").find("sqrt() needs SQLite 3.35"), std::string::npos);
  EXPECT_NE(found(3034000, "CREATE TABLE t (a); CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT floor(new.a); END;")
                .find("floor() needs SQLite 3.35"),
            std::string::npos);
}

TEST(minimum_sqlite, WhatStandsInTheSchema) {
  EXPECT_NE(found(3036000, "CREATE TABLE t (a TEXT) STRICT;").find("1:14 STRICT needs SQLite 3.37"), std::string::npos);
  EXPECT_NE(found(3030000, "CREATE TABLE t (a, b AS (a));").find("1:20 a generated column needs SQLite 3.31"),
            std::string::npos);
  EXPECT_NE(found(3034000, "CREATE TABLE t (a, b); ALTER TABLE t DROP COLUMN b;").find("DROP COLUMN needs SQLite 3.35"),
            std::string::npos);
}

TEST(minimum_sqlite, NothingThatTheVersionHas) {
  EXPECT_EQ(
      found(3039000, "CREATE TABLE t (a TEXT, b TEXT AS (a)) STRICT; SELECT unixepoch() FROM t FULL JOIN t AS u;"), "");
  EXPECT_EQ(found(0, "SELECT unixepoch() -> 'a';"), "");
}

TEST(minimum_sqlite, NamesAreNotTakenForSyntax) {
  EXPECT_EQ(features("CREATE TABLE format (log, right, full, over, filter, nulls, returning)"), "");
  EXPECT_EQ(features("INSERT INTO log (a) SELECT 'RIGHT JOIN', \"RIGHT\", a.returning FROM right a"), "");
  EXPECT_EQ(features("CREATE TABLE t (a UNIQUE ON CONFLICT REPLACE)"), "");
  EXPECT_EQ(features("UPDATE t SET a = (SELECT b FROM u), b = 'FROM'"), "");
  EXPECT_EQ(features("SELECT count(*) FROM t ORDER BY a"), "");
}

TEST(minimum_sqlite, EachFormOfSyntaxIsRead) {
  EXPECT_EQ(features("UPDATE t SET a = 1 FROM u WHERE a IS NOT DISTINCT FROM b RETURNING a"),
            "UPDATE ... FROM 3.33\nIS NOT DISTINCT FROM 3.39\nRETURNING 3.35\n");
  EXPECT_EQ(features("INSERT INTO t VALUES (1) ON CONFLICT (a) DO UPDATE SET b = 2"), "ON CONFLICT DO 3.24\n");
  EXPECT_EQ(
      features("WITH c AS MATERIALIZED (SELECT 1) SELECT sum(a) FILTER (WHERE a) OVER w FROM c ORDER BY 1 NULLS LAST"),
      "AS MATERIALIZED 3.35\nFILTER 3.30\nOVER 3.25\nNULLS FIRST and LAST 3.30\n");
  EXPECT_EQ(features("SELECT group_concat(a ORDER BY b), iif(a, 1, 2) FROM t FULL OUTER JOIN u"),
            "ORDER BY within an aggregate 3.44\niif() 3.32\nFULL JOIN 3.39\n");
}

TEST(minimum_sqlite, VersionsAreReadAndPrinted) {
  EXPECT_EQ(read_sqlite_version("3.40.1"), 3040001u);
  EXPECT_EQ(read_sqlite_version("3.35"), 3035000u);
  for (const char* wrong : {"", "3", "3.", "3.35.", "3.35.0.1", "4.0.0", "3.x", "3.1000", "3.35 "})
    EXPECT_EQ(read_sqlite_version(wrong), std::nullopt) << wrong;
  EXPECT_EQ(sqlite_version_text(3040001), "3.40.1");
}

}  // namespace
