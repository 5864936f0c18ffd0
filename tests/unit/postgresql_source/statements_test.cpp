/// Where statements begin and end.

#include "read.hpp"

namespace {

using pawl::test::read;
using texts = std::vector<std::string>;

TEST(postgresql_statements, BeginAtTheirFirstTokenAndEndWithTheirSemicolon) {
  const auto set = read("-- first\nSELECT 1 ;\n/* and */ SELECT 2");
  EXPECT_EQ(set.statements(), (texts{"SELECT 1 ;", "SELECT 2"}));
  EXPECT_EQ(set.found, "");
}

TEST(postgresql_statements, AreCountedFromTheSectionsBeginning) {
  const auto set = read("SELECT 1;\n-- migrate:down\n\nSELECT 22;\n");
  const auto& down = *set[0].down;
  ASSERT_EQ(down.statements.size(), 1U);
  EXPECT_EQ(down.text().substr(down.statements[0].begin, 10), "SELECT 22;");
}

TEST(postgresql_statements, IgnoreSemicolonsByThemselves) {
  EXPECT_EQ(read(";; SELECT 1;; ; SELECT 2;").statements(), (texts{"SELECT 1;", "SELECT 2;"}));
}

TEST(postgresql_statements, OfACommentAreNone) {
  const auto set = read("-- SELECT 1;\n");
  EXPECT_TRUE(set.statements().empty());
  EXPECT_EQ(set.found, "");
}

TEST(postgresql_statements, KeepSemicolonsOfStringsCommentsAndNames) {
  const texts one{R"(SELECT ';', E'\';', $a$;$a$, $$ ; $b$ ; $$, ";" /* ; /* ; */ ; */ FROM "a;" -- ;
;)"};
  EXPECT_EQ(read(one[0]).statements(), one);
}

TEST(postgresql_statements, KeepTheStatementsOfARule) {
  const texts one{"CREATE RULE r AS ON INSERT TO a DO ALSO (INSERT INTO b VALUES (1); INSERT INTO c VALUES (2));"};
  const auto set = read(one[0]);
  EXPECT_EQ(set.statements(), one);
  EXPECT_EQ(set.found, "");
}

TEST(postgresql_statements, KeepTheStatementsOfABodyInSql) {
  const texts two{
      "CREATE OR REPLACE FUNCTION f(a int) RETURNS int BEGIN ATOMIC SELECT CASE WHEN $1 = 1 THEN 2 END; SELECT 3; END;",
      "CREATE PROCEDURE p() BEGIN ATOMIC INSERT INTO t VALUES (1); END;"};
  const auto set = read(two[0] + two[1]);
  EXPECT_EQ(set.statements(), two);
  EXPECT_EQ(set.found, "");
}

TEST(postgresql_statements, OfATriggerNeedNoEnd) {
  const texts two{"CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION f();", "SELECT 1;"};
  EXPECT_EQ(read(two[0] + two[1]).statements(), two);
}

TEST(postgresql_statements, AreFoundBehindASyntaxError) {
  const auto set = read("SELEC 1;\nSELECT 2;\nSELEC 3;");
  EXPECT_EQ(set.places(), "1:1 postgresql-syntax, 3:1 postgresql-syntax");
  EXPECT_EQ(set.statements().size(), 3U);
}

TEST(postgresql_statements, KeepTheHashThatTheTokensGive) {
  EXPECT_EQ(read("SELECT 1;")[0].up.hash, read("SELECT\n  1 /* one */ ;")[0].up.hash);
}

TEST(postgresql_statements, AreReadInLinearTimeHoweverManyThereAre) {
  std::string script;
  for (int i = 0; i < 5000; ++i) script += "INSERT INTO t VALUES (" + std::to_string(i) + ");\n";
  EXPECT_EQ(read(script).statements().size(), 5000U);
}

TEST(postgresql_statements, MayNestAsDeepAsPostgreSQLTakes) {
  std::string sum = "SELECT 1";
  for (int i = 0; i < 7000; ++i) sum += "+1";
  EXPECT_EQ(read(sum + ';').found, "");
}

TEST(postgresql_statements, MayNestDeeperThanATreeBears) {
  std::string sum = "SELECT 1";
  for (int i = 0; i < 200000; ++i) sum += "+1";
  EXPECT_EQ(read(sum + ";\nSELEC 2;").places(), "2:1 postgresql-syntax");
}

TEST(postgresql_statements, AreRefusedWhereTheParserGivesUp) {
  std::string nested = "SELECT ";
  for (int i = 0; i < 200000; ++i) nested += '(';
  EXPECT_EQ(read(nested + ';').message(), "memory exhausted at or near \"(\"");
}

TEST(postgresql_statements, MayHoldManyRows) {
  std::string insert = "INSERT INTO t VALUES (0)";
  for (int i = 0; i < 100000; ++i) insert += ",\n(1)";
  const auto set = read(insert + ",;\n");
  EXPECT_EQ(set.places(), "100001:5 postgresql-syntax");
  EXPECT_EQ(read(insert + ";\n").found, "");
}

}  // namespace
