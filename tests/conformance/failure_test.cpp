#include "conformance/engine.hpp"

namespace pawl::test {
namespace {

std::vector<migration_text> failing_at_the_third() {
  return {{"1", "a", "CREATE TABLE a (x INTEGER);"},
          {"2", "b", "CREATE TABLE b (x INTEGER);"},
          {"3", "c", "CREATE TABLE c (x INTEGER);\nINSERT INTO missing VALUES (1);"}};
}

TEST_P(conformance, LeavesNothingBehindWhenOneOfTheWholeFails) {
  const test_set set = make_set(failing_at_the_third());
  const error e = error_of([&] { up(set, {.transaction = transaction_scope::whole}); });
  EXPECT_EQ(e.code(), errc::statement_failed);
  EXPECT_EQ(the_engine().dump(), "");
  EXPECT_EQ(the_engine().history(), "");
}

TEST_P(conformance, KeepsWhatWasAppliedBeforeWhenOneOfEachFails) {
  const test_set set = make_set(failing_at_the_third());
  EXPECT_EQ(error_of([&] { up(set, {.transaction = transaction_scope::each}); }).code(), errc::statement_failed);
  EXPECT_EQ(the_engine().history(), "test_set 1 1 a applied \ntest_set 2 2 b applied ");
  EXPECT_ANY_THROW(the_engine().execute("SELECT * FROM c"));
}

TEST_P(conformance, GoesOnOnceTheMigrationIsMended) {
  std::vector<migration_text> migrations = failing_at_the_third();
  error_of([&] { up(make_set(migrations), {.transaction = transaction_scope::each}); });
  migrations[2].up = "CREATE TABLE c (x INTEGER);";
  EXPECT_EQ(words(up(make_set(migrations))), "+3");
}

TEST_P(conformance, SaysWhereAStatementFailed) {
  const error e = error_of([&] { up(make_set(failing_at_the_third())); });
  EXPECT_EQ(e.details().migration, "3 c");
  EXPECT_EQ(e.details().file, "migrations/3_c.sql");
  EXPECT_EQ(e.details().line, 2U);
  EXPECT_EQ(e.details().statement, "INSERT INTO missing VALUES (1);");
}

}  // namespace
}  // namespace pawl::test
