/// What no rule has been written for, and scripts that are larger than anybody writes.

#include <fmt/format.h>

#include "linted.hpp"

namespace {

using pawl::test::looked_at;
using pawl::test::members;
using pawl::test::places;
using pawl::test::rules_by_default;

TEST(postgresql_lint, SaysNothingOfStatementsThatNoRuleKnows) {
  EXPECT_EQ(rules_by_default({members,
                              "COMMENT ON TABLE members IS 'x'; GRANT SELECT ON members TO PUBLIC; ANALYZE members;"
                              "CREATE STATISTICS s ON name, town FROM members; EXPLAIN SELECT 1;"
                              "ALTER TABLE members ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON members;"
                              "SELECT 1; VALUES (1); ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;"}),
            "");
}

TEST(postgresql_lint, FollowsTablesThroughTheMigrationsBefore) {
  const std::string index = "CREATE INDEX a ON people (age);";
  EXPECT_EQ(places("require-concurrent-index-creation", {members, "ALTER TABLE members RENAME TO people;", index}),
            "1:1");
  EXPECT_EQ(
      places("require-concurrent-index-creation", {members, "DROP TABLE members CASCADE;",
                                                   "CREATE TABLE members (age int); CREATE INDEX ON members (age);"}),
      "");
  EXPECT_EQ(places("adding-not-nullable-field",
                   {members, "ALTER TABLE members ADD CONSTRAINT c CHECK (town IS NOT NULL) NOT VALID;",
                    "ALTER TABLE members VALIDATE CONSTRAINT c;", "ALTER TABLE members ALTER town SET NOT NULL;"}),
            "");
}

TEST(postgresql_lint, LooksAtRepeatablesToo) {
  auto set = pawl::test::read({{"V1__a.sql", members}, {"R__b.sql", "REFRESH MATERIALIZED VIEW figures;"}});
  set.set.dialects.at(0).migrations.at(0).frozen = true;
  lint_postgresql(set.set.dialects.at(0), {});
  ASSERT_EQ(set.set.dialects.at(0).repeatables.at(0).shown.size(), 1u);
  EXPECT_EQ(set.set.dialects.at(0).repeatables.at(0).shown[0].rule, "require-concurrent-refresh");
}

TEST(postgresql_lint, BearsAScriptOfManyStatements) {
  std::string script;
  for (int i = 0; i < 30'000; ++i) script += "INSERT INTO members (id, name) VALUES (1, 'a');\n";
  EXPECT_EQ(rules_by_default({members, script + "TRUNCATE logs;"}), "truncate");
}

TEST(postgresql_lint, BearsATableOfManyColumns) {
  std::string columns = "id bigint";
  std::string added = "ALTER TABLE wide ADD COLUMN a int";
  for (int i = 0; i < 2'000; ++i) {
    columns += fmt::format(",\n  c{} int", i);
    added += fmt::format(",\n  ADD CHECK (c{} > 0)", i);
  }
  const auto set = looked_at({"CREATE TABLE wide (" + columns + ");", added + ';'}, {});
  EXPECT_EQ(set.set.dialects.at(0).migrations.back().shown.size(), 2'000u);
}

TEST(postgresql_lint, BearsDeepNesting) {
  std::string condition = "age > 0";
  for (int i = 0; i < 3'000; ++i) condition = "(" + condition + ")";
  std::string sum = "age";
  for (int i = 0; i < 3'000; ++i) sum += " + age";
  EXPECT_EQ(places("constraint-missing-not-valid",
                   {members, "ALTER TABLE members ADD CHECK (" + condition + "), ADD CHECK (" + sum + " > 0);"}),
            "1:25, 1:6046");
}

}  // namespace
