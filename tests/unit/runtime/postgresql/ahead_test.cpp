#include "postgresql/ahead.hpp"

#include <gtest/gtest.h>

#include "support/test_set.hpp"

namespace pawl::postgresql {
namespace {

test::test_set make_set(const std::vector<test::migration_text>& migrations) {
  return test::test_set{migrations, {.dialect = dialect::postgresql}};
}

const list<migration>& migrations_of(const test::test_set& set) { return set.get().dialects[0].migrations; }

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

upward_run run_of(const test::test_set& set, transaction_scope scope) {
  upward_run work;
  work.set_name = "test_set";
  work.migrations = migrations_of(set);
  work.has_history = true;
  work.scope = scope;
  return work;
}

std::string message_of(const test::test_set& set, transaction_scope scope, bool is_prepared = false) {
  return ahead_message(run_of(set, scope), history{"public"}, {"BETWEEN; ", is_prepared, nullptr});
}

TEST(count_that_fit, TakesSmallOnes) {
  EXPECT_EQ(count_that_fit(migrations_of(make_set({{"1", "a", "SELECT 1;"}, {"2", "b", "SELECT 2;"}}))), 2U);
}

TEST(count_that_fit, StopsBeforeALargeOne) {
  const test::test_set set =
      make_set({{"1", "a", "SELECT 1;"}, {"2", "b", "SELECT '" + std::string(2'000'000, 'x') + "';"}});
  EXPECT_EQ(count_that_fit(migrations_of(set)), 1U);
}

TEST(count_that_fit, StopsBeforeOneThatHasToBeRefused) {
  EXPECT_EQ(count_that_fit(migrations_of(make_set({{"1", "a", "SELECT 1;"}, {"2", "b", "SELECT 2; COMMIT;"}}))), 1U);
}

TEST(count_that_fit, TakesNoMoreThanAServerMayParseAtOnce) {
  const std::vector<test::migration_text> many(5'000, {"1", "a", "SELECT 1;"});
  EXPECT_EQ(count_that_fit(migrations_of(make_set(many))), 512U);
}

TEST(ahead_message, HasATransactionForEach) {
  const std::string message =
      message_of(make_set({{"1", "a", "SELECT 1;"}, {"2", "b", "SELECT 2"}}), transaction_scope::each);
  EXPECT_EQ(count(message, "BETWEEN; "), 1U);
  EXPECT_EQ(count(message, "COMMIT;\n"), 2U);
  EXPECT_LT(message.find("SELECT 1;\n;\n"), message.find("COMMIT;"));
  EXPECT_LT(message.find("BETWEEN; "), message.find("SELECT 2\n;\n"));
}

TEST(ahead_message, HasOneTransactionForTheWhole) {
  const std::string message =
      message_of(make_set({{"1", "a", "SELECT 1;"}, {"2", "b", "SELECT 2;"}}), transaction_scope::whole);
  EXPECT_EQ(count(message, "BETWEEN; "), 1U);
  EXPECT_EQ(count(message, "COMMIT"), 1U);
}

TEST(ahead_message, WritesARowForEach) {
  const std::string message =
      message_of(make_set({{"1", "a", "SELECT 1;"}, {"2", "b", "SELECT 2;"}}), transaction_scope::each);
  EXPECT_EQ(count(message, "INSERT INTO \"public\".pawl_history"), 2U);
}

TEST(ahead_message, WritesThemByWhatIsPrepared) {
  const test::test_set set = make_set({{"1", "a", "SELECT 1;"}, {"2", "b", "SELECT 2;"}});
  const std::string message = message_of(set, transaction_scope::each, true);
  EXPECT_EQ(count(message, "INSERT INTO"), 0U);
  EXPECT_EQ(count(message, "EXECUTE pawl_history_row("), 2U);
  const std::string prepared = prepare_row(run_of(set, transaction_scope::each), history{"public"});
  EXPECT_EQ(count(prepared, "PREPARE pawl_history_row("), 1U);
  EXPECT_EQ(count(prepared, "INSERT INTO \"public\".pawl_history"), 1U);
}

TEST(ahead_progress, ExpectsACommitBehindTheLastRow) {
  const ahead_progress nothing{transaction_scope::each, 2};
  EXPECT_FALSE(nothing.commits_next());
  EXPECT_TRUE(nothing.committed().empty());
}

}  // namespace
}  // namespace pawl::postgresql
