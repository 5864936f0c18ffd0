#include "proof/sqlite/seen.hpp"

#include <sqlite3.h>

#include <algorithm>

#include <gtest/gtest.h>

#include "proof/sqlite/alteration.hpp"
#include "prove.hpp"

namespace pawl::generator {
namespace {

std::string names(const std::vector<schema_object>& objects) {
  std::string joined;
  for (const auto& each : objects) joined.append(joined.empty() ? "" : " ").append(each.name);
  return joined;
}

bool has(const seen_statement& statement, const seen_action& wanted) {
  return std::ranges::find(statement.actions, wanted) != statement.actions.end();
}

TEST(seen, what_sqlite_asked_for_is_noted_of_each_statement_with_the_trigger_it_comes_from) {
  const auto proven = test::prove(
      "CREATE TABLE a (x); CREATE TABLE log (y);\n"
      "CREATE TRIGGER t AFTER INSERT ON a BEGIN INSERT INTO log VALUES (upper(new.x)); END;\n"
      "INSERT INTO a VALUES (1);\n");
  ASSERT_TRUE(proven[0].sqlite_seen);
  const auto& statements = proven[0].sqlite_seen->statements;
  ASSERT_EQ(statements.size(), 4u);
  EXPECT_EQ(statements[3].place.begin, proven[0].up.statements[3].begin);
  EXPECT_TRUE(has(statements[0], {SQLITE_CREATE_TABLE, "a"}));
  EXPECT_TRUE(has(statements[3], {SQLITE_INSERT, "a"}));
  EXPECT_TRUE(has(statements[3], {SQLITE_INSERT, "log", "", "t"}));
  EXPECT_TRUE(has(statements[3], {SQLITE_FUNCTION, "", "upper", "t"}));
}

TEST(seen, a_draft_tells_how_it_changes_the_schema) {
  const auto proven =
      test::prove({{"1_a.sql", "CREATE TABLE a (x); CREATE TABLE b (x); CREATE INDEX i ON a (x);"},
                   {"2_b.sql", "CREATE TABLE c (x); CREATE TRIGGER a AFTER INSERT ON b BEGIN SELECT 1; END;"},
                   {"3_c.sql", "DROP INDEX i; ALTER TABLE b ADD COLUMN y;"},
                   {"4_d.sql", "INSERT INTO b VALUES (1, 2);"}},
                  {}, 1);
  ASSERT_EQ(proven.found, "");
  EXPECT_FALSE(proven[0].sqlite_seen);
  ASSERT_TRUE(proven[1].sqlite_seen->base);
  EXPECT_EQ(names(*proven[1].sqlite_seen->base), "i a b");
  EXPECT_EQ(names(proven[1].sqlite_seen->made), "c a");
  EXPECT_FALSE(proven[2].sqlite_seen->base);
  EXPECT_EQ(names(proven[2].sqlite_seen->gone), "i b");
  EXPECT_EQ(names(proven[2].sqlite_seen->made), "b");
  EXPECT_EQ(proven[2].sqlite_seen->made[0].definition, "CREATE TABLE b (x, y)");
  EXPECT_EQ(names(proven[3].sqlite_seen->gone) + names(proven[3].sqlite_seen->made), "");
}

TEST(seen, a_down_that_was_proven_in_between_leaves_the_next_draft_a_base) {
  const auto proven = test::prove(
      {{"1_a.sql", "CREATE TABLE a (x);\n-- migrate:down\nDROP TABLE a;\n"}, {"2_b.sql", "CREATE TABLE b (x);\n"}});
  EXPECT_EQ(names(proven[0].sqlite_seen->made), "a");
  EXPECT_EQ(proven[0].sqlite_seen->statements.size(), 1u);
  ASSERT_TRUE(proven[1].sqlite_seen->base);
  EXPECT_EQ(names(*proven[1].sqlite_seen->base), "a");
  EXPECT_EQ(names(proven[1].sqlite_seen->made), "b");
}

TEST(seen, nothing_is_noted_of_a_draft_that_does_not_run) {
  const auto proven = test::prove({{"1_a.sql", "CREATE TABLE a (x); SELECT z FROM a;"}});
  EXPECT_FALSE(proven[0].sqlite_seen);
}

TEST(alteration, each_form_is_told_apart) {
  const auto read = [](const char* sql) {
    const auto found = read_alteration(sql);
    return found ? std::string{"RCDA"[found->kind]} + " " + found->table + " " + found->column + " " + found->new_name +
                       " " + std::to_string(found->offset)
                 : "";
  };
  EXPECT_EQ(read("ALTER TABLE a RENAME TO b"), "R a  b 12");
  EXPECT_EQ(read("ALTER TABLE main.\"a\" RENAME TO b"), "R a  b 17");
  EXPECT_EQ(read("ALTER TABLE a RENAME x TO y"), "C a x y 21");
  EXPECT_EQ(read("ALTER TABLE a RENAME COLUMN x TO y"), "C a x y 28");
  EXPECT_EQ(read("ALTER TABLE a RENAME column TO y"), "C a column y 21");
  EXPECT_EQ(read("ALTER TABLE a DROP x;"), "D a x  19");
  EXPECT_EQ(read("ALTER TABLE a ADD COLUMN x TEXT"), "A a x  25");
  EXPECT_EQ(read("DROP TABLE a, b, c"), "");
}

}  // namespace
}  // namespace pawl::generator
