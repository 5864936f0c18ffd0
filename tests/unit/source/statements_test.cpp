#include "source/statements.hpp"

namespace {

using namespace pawl::generator;
using texts = std::vector<std::string>;

texts statements(std::string_view script) {
  statement_splitter splitter{0};
  lexer lexer{script, pawl::dialect::sqlite};
  for (token t = lexer.next(); t.kind != token_kind::end; t = lexer.next()) splitter.add(t);
  texts result;
  for (const pawl::statement& s : splitter.finish()) result.emplace_back(script.substr(s.begin, s.end - s.begin));
  return result;
}

TEST(statements, RunFromTheFirstTokenToTheSemicolon) {
  EXPECT_EQ(statements(" -- a\nSELECT 1 ; /* b */ SELECT 2;\n"), (texts{"SELECT 1 ;", "SELECT 2;"}));
}

TEST(statements, MayEndWithoutASemicolon) {
  EXPECT_EQ(statements("SELECT 1; SELECT 2 -- end\n"), (texts{"SELECT 1;", "SELECT 2"}));
}

TEST(statements, AreNotMadeOfSemicolonsAlone) {
  EXPECT_EQ(statements(";; SELECT 1;; ;"), (texts{"SELECT 1;"}));
  EXPECT_EQ(statements(" ; -- x\n"), texts{});
}

TEST(statements, DoNotEndInsideLiterals) {
  EXPECT_EQ(statements("SELECT ';', \";\", [;], `;` /* ; */ -- ;\n;"),
            (texts{"SELECT ';', \";\", [;], `;` /* ; */ -- ;\n;"}));
}

TEST(statements, OfATriggerEndAtItsEnd) {
  const std::string trigger =
      "create temp trigger t after insert on a begin\n"
      "  update a set b = case when c then 1 else 2 end;\n"
      "  select 1; end -- done\n;";
  EXPECT_EQ(statements(trigger + " SELECT 1;"), (texts{trigger, "SELECT 1;"}));
}

TEST(statements, OfATriggerMayHoldTheWordEndAnywhereElse) {
  const std::string trigger = "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT x AS end; SELECT 'END;'; END;";
  EXPECT_EQ(statements(trigger), texts{trigger});
}

TEST(statements, ExplainedOnesEndLikeTheOthers) {
  const std::string explained = "EXPLAIN QUERY PLAN CREATE TEMPORARY TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END;";
  EXPECT_EQ(statements(explained + "SELECT 1;"), (texts{explained, "SELECT 1;"}));
}

TEST(statements, OnlyCreateTriggerHoldsSemicolons) {
  EXPECT_EQ(statements("CREATE TABLE trigger_log (a); SELECT 1;"),
            (texts{"CREATE TABLE trigger_log (a);", "SELECT 1;"}));
  EXPECT_EQ(statements("CREATE TABLE \"trigger\" (a); SELECT 1;").size(), 2U);
  EXPECT_EQ(statements("DROP TRIGGER t; SELECT 1;").size(), 2U);
}

TEST(statements, LeaveOutPragmaForeignKeysInEverySpelling) {
  for (const char* pragma :
       {"PRAGMA foreign_keys = OFF", "pragma Foreign_Keys=on", "PRAGMA foreign_keys(0)", "PRAGMA main.foreign_keys = 1",
        "PRAGMA foreign_keys", "PRAGMA \"foreign_keys\" = 'no'", "PRAGMA foreign_keys = +1",
        "PRAGMA temp.foreign_keys(-1)", "PRAGMA/**/foreign_keys\n=\nfalse -- off", "PRAGMA [foreign_keys] = yes",
        "PRAGMA main.foreign_keys(+1)"})
    EXPECT_EQ(statements(std::string{pragma} + "\n; SELECT 1;"), texts{"SELECT 1;"}) << pragma;
}

TEST(statements, KeepEveryOtherPragma) {
  for (const char* pragma :
       {"PRAGMA foreign_key_check", "PRAGMA foreign_key_list(t)", "PRAGMA defer_foreign_keys = ON",
        "PRAGMA foreign_keys =", "PRAGMA foreign_keys OFF", "PRAGMA foreign_keys = OFF SELECT 1",
        "PRAGMA foreign_keys(OFF", "PRAGMA foreign_keys()", "PRAGMA foreign_keys = (1)", "PRAGMA a.b.foreign_keys = 1",
        "EXPLAIN PRAGMA foreign_keys = OFF", "PRAGMA", "PRAGMA main.", "PRAGMA main.foreign_keys(-1) x",
        "PRAGMA foreign_keys = - - 1", "PRAGMA foreign_keys = 1 = 1"})
    EXPECT_EQ(statements(std::string{pragma} + ';'), texts{std::string{pragma} + ';'}) << pragma;
}

TEST(statements, CountFromTheirSection) {
  const std::string_view text = "-- migrate:down\nDROP x;";
  statement_splitter splitter{16};
  lexer lexer{text, pawl::dialect::sqlite};
  for (token t = lexer.next(); t.kind != token_kind::end; t = lexer.next()) splitter.add(t);
  const auto found = splitter.finish();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].begin, 0U);
  EXPECT_EQ(found[0].end, 7U);
}

}  // namespace
