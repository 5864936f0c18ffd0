#include "lint/lint.hpp"

#include "diagnostics/print.hpp"
#include "unit/guard/set_of_texts.hpp"

namespace {

using namespace pawl::generator;

/// Finds each DROP of a draft that SQL text alone shows: the rules have tests of their own.
void look_for_drops(dialect_migrations& set, const enabled_rules&) {
  for (auto& migration : set.migrations) {
    if (migration.frozen) continue;
    for (const auto& statement : migration.up.statements) {
      const auto at = migration.up.text().find("DROP TABLE", statement.begin);
      if (at >= statement.end) continue;
      migration.shown.push_back({"drop-table", static_cast<std::uint32_t>(at), "a table goes", "let it stay", {}});
    }
  }
}

std::vector<rule_entry> one_rule() { return {{"drop-table", true}}; }
std::vector<rule_entry> one_that_is_off() { return {{"drop-table", false}}; }

std::string lint_text(migration_set& set, const lint_options& options = {},
                      std::vector<rule_entry> (*rules)() = one_rule) {
  diagnostics found;
  std::vector<linted_dialect> dialects;
  for (auto& dialect : set.dialects) dialects.push_back({&dialect, {look_for_drops, rules}});
  lint(dialects, options, found);
  return print(found);
}

std::string lint_text(const std::string& script, const lint_options& options = {}) {
  auto set = pawl::test::set_of({{"1_a.sql", script}});
  return lint_text(set, options);
}

TEST(lint, WarnsAtThePlaceThatTheRuleNames) {
  EXPECT_EQ(lint_text("SELECT 1;\n  DROP TABLE a;\n"),
            "migrations/1_a.sql:2:3: warning: a table goes [drop-table]\n"
            "    2 |   DROP TABLE a;\n"
            "      |   ^\n"
            "hint: let it stay\n"
            "1 warning\n");
}

TEST(lint, SaysTheSameThingTwentyTimesAScriptAtMost) {
  auto set = pawl::test::set_of({{"1_a.sql", "SELECT 1;\nSELECT 2;"}});
  for (std::uint32_t i = 0; i < 100; ++i)
    set.dialects[0].migrations[0].shown.push_back({"drop-table", 0, "table " + std::to_string(i) + " goes"});
  set.dialects[0].migrations[0].shown.push_back({"rows-lost", 10, "a row is lost"});
  const auto text = lint_text(set);
  EXPECT_NE(text.find("table 19 goes"), std::string::npos);
  EXPECT_EQ(text.find("table 20 goes"), std::string::npos);
  EXPECT_NE(text.find("\n21 warnings\n"), std::string::npos) << text;
}

TEST(lint, SaysNothingOfWhatIsFrozen) {
  auto set = pawl::test::set_of({{"1_a.sql", "DROP TABLE a;"}});
  set.dialects[0].migrations[0].shown = {{"drop-table", 0, "a table goes"}};
  set.dialects[0].migrations[0].frozen = true;
  EXPECT_EQ(lint_text(set), "");
}

TEST(lint, ReportsWhatTheProofHasShown) {
  auto set = pawl::test::set_of({{"1_a.sql", "SELECT 1;"}});
  set.dialects[0].migrations[0].shown = {{"drop-table", 0, "a row is gone"}};
  EXPECT_NE(lint_text(set).find("1_a.sql:1:1: warning: a row is gone [drop-table]"), std::string::npos);
}

TEST(lint, DoesNotLookWhereSomethingIsWrongAlready) {
  auto set = pawl::test::set_of({{"1_a.sql", "-- pawl:allow drop-table unused\nDROP TABLE a;"}});
  diagnostics found;
  found.add({.id = "gap", .message = "wrong"});
  lint({{&set.dialects[0], {look_for_drops, one_rule}}}, {}, found);
  EXPECT_EQ(print(found), "error: wrong [gap]\n1 error\n");
}

TEST(lint, LetsADirectiveAllowTheStatementBehindIt) {
  EXPECT_EQ(lint_text("-- pawl:allow drop-table never released\n-- and more words\nDROP TABLE a;"), "");
}

TEST(lint, LetsADirectiveAllowTheStatementThatItStandsIn) {
  EXPECT_EQ(lint_text("DROP TABLE a\n-- pawl:allow drop-table never released\n;"), "");
}

TEST(lint, AllowsNoOtherStatement) {
  EXPECT_EQ(lint_text("-- pawl:allow drop-table never released\nDROP TABLE a;\nDROP TABLE b;"),
            "migrations/1_a.sql:3:1: warning: a table goes [drop-table]\n"
            "    3 | DROP TABLE b;\n"
            "      | ^\n"
            "hint: let it stay\n"
            "1 warning\n");
}

TEST(lint, WarnsOfADirectiveThatIsNotNeeded) {
  EXPECT_EQ(
      lint_text("-- pawl:allow drop-table never released\nSELECT 1;"),
      "migrations/1_a.sql:1:1: warning: drop-table finds nothing in the statement behind this line [unused-allow]\n"
      "    1 | -- pawl:allow drop-table never released\n"
      "      | ^\n"
      "hint: remove the line, or move it right before the statement that it is about\n"
      "1 warning\n");
}

TEST(lint, WarnsOfADirectiveInADownScript) {
  EXPECT_NE(lint_text("SELECT 1;\n-- migrate:down\n-- pawl:allow drop-table x\nDROP TABLE a;").find("[unused-allow]"),
            std::string::npos);
}

TEST(lint, TakesADirectiveForNeededThatOneDialectNeeds) {
  auto set = pawl::test::set_of({{"1_a.sql", "-- pawl:allow drop-table never released\nDROP TABLE a;"}},
                                {pawl::dialect::sqlite, pawl::dialect::postgresql});
  diagnostics found;
  const auto finds_nothing = [](dialect_migrations&, const enabled_rules&) {};
  lint({{&set.dialects[0], {look_for_drops, one_rule}}, {&set.dialects[1], {finds_nothing, one_rule}}}, {}, found);
  EXPECT_EQ(print(found), "");
}

TEST(lint, AsksForARuleAndAReason) {
  EXPECT_NE(lint_text("-- pawl:allow\nSELECT 1;").find("error: pawl:allow names no rule [allow]"), std::string::npos);
  EXPECT_NE(
      lint_text("-- pawl:allow drop-table\nDROP TABLE a;").find("error: pawl:allow drop-table gives no reason [allow]"),
      std::string::npos);
  EXPECT_EQ(lint_text("-- pawl:allow drop-tabel because\nSELECT 1;"),
            "migrations/1_a.sql:1:1: error: pawl:allow names drop-tabel, and no rule is called that [allow]\n"
            "    1 | -- pawl:allow drop-tabel because\n"
            "      | ^\n"
            "hint: did you mean drop-table?\n"
            "1 error\n");
}

TEST(lint, LetsACallAllowARuleInAllDrafts) {
  EXPECT_EQ(lint_text("DROP TABLE a;\nDROP TABLE b;", {.allow = {"drop-table: tables are backed up"}}), "");
  EXPECT_NE(
      lint_text("DROP TABLE a;", {.allow = {"drop-table"}}).find("error: ALLOW drop-table gives no reason [allow]"),
      std::string::npos);
  EXPECT_NE(lint_text("DROP TABLE a;", {.allow = {"gap no"}}).find("ALLOW names gap, and no rule is called that"),
            std::string::npos);
}

TEST(lint, WarnsOfACallThatAllowsARuleThatIsOff) {
  auto set = pawl::test::set_of({{"1_a.sql", "SELECT 1;"}});
  EXPECT_EQ(lint_text(set, {.allow = {"drop-table never"}}, one_that_is_off),
            "warning: ALLOW drop-table suppresses nothing: the rule is off [unused-allow]\n"
            "hint: remove it from the call\n"
            "1 warning\n");
  EXPECT_EQ(lint_text(set, {.allow = {"drop-table never"}, .enable = {"drop-table"}}, one_that_is_off), "");
}

TEST(lint, RefusesToEnableARuleThatThereIsNot) {
  EXPECT_EQ(lint_text("SELECT 1;", {.enable = {"drop-tables"}}),
            "error: ENABLE names drop-tables, and no rule is called that [allow]\n"
            "hint: did you mean drop-table?\n"
            "1 error\n");
}

/// A rule that is off by default.
void always(const int&, lint_report& report) { report.warn(0, "always", ""); }

TEST(rule, LooksOnlyWhereItIsOn) {
  const std::vector<named_rule<int>> rules{{"on", {always}}, {"off", {always, false}}};
  const auto found_with = [&](const enabled_rules& enabled) {
    std::vector<lint_finding> found;
    look(1, std::span<const named_rule<int>>{rules}, enabled, found);
    std::string ids;
    for (const auto& each : found) ids += each.rule + ' ';
    return ids;
  };
  EXPECT_EQ(found_with({}), "on ");
  EXPECT_EQ(found_with({"off"}), "on off ");
}

TEST(diagnostics, MakesErrorsOfWarnings) {
  diagnostics found;
  found.add({.id = "gap", .severity = severity::warning, .message = "wrong"});
  EXPECT_FALSE(found.has_errors());
  found.take_warnings_for_errors();
  EXPECT_EQ(print(found), "error: wrong [gap]\n1 error\n");
}

}  // namespace
