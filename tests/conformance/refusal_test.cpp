#include "conformance/engine.hpp"

namespace pawl::test {
namespace {

TEST_P(conformance, RefusesADatabaseOfANewerProgram) {
  const test_set set = three_tables();
  up(set, {.program = "notes 3.0"});
  const beginning_of older{set, 1};
  const std::string before = the_engine().dump();
  const error e = error_of([&] { up(older); });
  EXPECT_EQ(e.code(), errc::newer_database);
  EXPECT_STREQ(
      e.what(),
      "the database is newer than this program, which does not know 2 of its migrations:\n"
      "  0002 two, applied by notes 3.0: not known to be compatible\n"
      "  0003 three, applied by notes 3.0: not known to be compatible\n"
      "hint: update this program; options.newer_database = allow_compatible takes compatible migrations alone");
  EXPECT_EQ(the_engine().dump(), before);
  migrator migrator{database(), older};
  EXPECT_EQ(migrator.status().state, database_state::newer);
  EXPECT_EQ(error_of([&] { migrator.down(); }).code(), errc::newer_database);
  EXPECT_EQ(error_of([&] { migrator.plan(); }).code(), errc::newer_database);
}

TEST_P(conformance, RefusesAnEditedMigration) {
  up(three_tables());
  const test_set edited = make_set({{"0001", "one", "CREATE TABLE one (x INTEGER);"},
                                    {"0002", "two", "CREATE TABLE two (x INTEGER, y INTEGER);"},
                                    {"0003", "three", "CREATE TABLE three (x INTEGER);"},
                                    {"0004", "four", "CREATE TABLE four (x INTEGER);"}});
  const error e = error_of([&] { up(edited); });
  EXPECT_EQ(e.code(), errc::diverged);
  EXPECT_STREQ(e.what(),
               "the database's history differs from this program's migrations:\n"
               "  0002 two was edited after it was applied\n"
               "hint: restore the migrations as they were when they were applied, and put the change into a new one");
  const status status = migrator{database(), edited}.status();
  EXPECT_EQ(status.state, database_state::diverged);
  ASSERT_EQ(status.divergences.size(), 1U);
  EXPECT_EQ(status.divergences[0].kind, divergence::kind_type::edited);
  ASSERT_EQ(status.pending.size(), 1U);
}

TEST_P(conformance, RefusesAMigrationThatSlippedInBehind) {
  up(make_set({{"20240101", "a", "CREATE TABLE a (x INTEGER);"}, {"20240301", "c", "CREATE TABLE c (x INTEGER);"}}));
  const test_set set = make_set({{"20240101", "a", "CREATE TABLE a (x INTEGER);"},
                                 {"20240201", "b", "CREATE TABLE b (x INTEGER);"},
                                 {"20240301", "c", "CREATE TABLE c (x INTEGER);"}});
  const error e = error_of([&] { up(set); });
  EXPECT_EQ(e.code(), errc::diverged);
  EXPECT_EQ(e.details().message,
            "the database's history differs from this program's migrations:\n"
            "  20240201 b is missing: the database went past it without it");
}

TEST_P(conformance, RefusesAHistoryOfAnotherProgram) {
  up(three_tables());
  const error e = error_of([&] { up(make_set({{"0004", "four", "CREATE TABLE four (x INTEGER);"}})); });
  EXPECT_EQ(e.code(), errc::diverged);
  EXPECT_EQ(e.details().message,
            "the database's history differs from this program's migrations:\n"
            "  0001 one is unknown: applied to the database, not among this program's migrations\n"
            "  0002 two is unknown: applied to the database, not among this program's migrations\n"
            "  0003 three is unknown: applied to the database, not among this program's migrations");
}

TEST_P(conformance, RefusesTablesWithoutAHistory) {
  the_engine().execute("CREATE TABLE one (x INTEGER)");
  const test_set set = three_tables();
  const std::string before = the_engine().dump();
  const error e = error_of([&] { up(set); });
  EXPECT_EQ(e.code(), errc::unknown_database);
  EXPECT_NE(std::string{e.what()}.find("options.baseline"), std::string::npos);
  EXPECT_EQ(the_engine().dump(), before);
  EXPECT_EQ((migrator{database(), set}.status().state), database_state::unknown);
}

TEST_P(conformance, AdoptsTablesWithoutAHistory) {
  the_engine().execute("CREATE TABLE one (x INTEGER)");
  const test_set set = three_tables();
  EXPECT_EQ(words(up(set, {.baseline = "1"})), "=0001 +0002 +0003");
  EXPECT_EQ(the_engine().history(),
            "test_set 1 0001 one baseline \ntest_set 2 0002 two applied \ntest_set 3 0003 three applied ");
  EXPECT_TRUE(up(set, {.baseline = "1"}).up_to_date());
}

TEST_P(conformance, AdoptsInTransactionsOfOneMigrationToo) {
  the_engine().execute("CREATE TABLE one (x INTEGER)");
  const test_set set = three_tables();
  const options options{.transaction = transaction_scope::each, .baseline = "1"};
  EXPECT_EQ(words(up(set, options)), "=0001 +0002 +0003");
}

TEST_P(conformance, AdoptsNothingWhereTheDatabaseIsEmpty) {
  EXPECT_EQ(words(up(three_tables(), {.baseline = "2"})), "+0001 +0002 +0003");
}

TEST_P(conformance, AdoptsATableOfSomebodyElseAsVersionZero) {
  the_engine().execute("CREATE TABLE foreign_affair (x INTEGER)");
  EXPECT_EQ(words(up(three_tables(), {.baseline = "0"})), "+0001 +0002 +0003");
}

TEST_P(conformance, DoesNotUndoWhatItWouldAdoptInTheSameCall) {
  the_engine().execute("CREATE TABLE one (id INTEGER)");
  const std::string before = the_engine().dump();
  const test_set set = three_tables();
  migrator migrator{the_engine().database(), set, {.baseline = "2"}};
  for (const std::size_t count : {1U, 3U}) {
    const error e = error_of([&] { migrator.down(count); });
    EXPECT_EQ(e.code(), errc::unknown_database);
    EXPECT_STREQ(
        e.what(),
        "the database holds tables but no history of migrations: what options.baseline adopts is not undone at "
        "once\n"
        "hint: adopt it with up() first; going down then drops what the down scripts drop");
  }
  EXPECT_EQ(error_of([&] { migrator.to("1"); }).code(), errc::unknown_database);
  EXPECT_EQ(the_engine().dump(), before);
}

TEST_P(conformance, RefusesABaselineThatTheSetHasNot) {
  the_engine().execute("CREATE TABLE one (x INTEGER)");
  const error e = error_of([&] { up(three_tables(), {.baseline = "7"}); });
  EXPECT_EQ(e.code(), errc::unknown_version);
  EXPECT_STREQ(e.what(),
               "options.baseline names the version 7, which the set test_set does not have\n"
               "hint: name the migration whose schema the database has now");
}

TEST_P(conformance, RefusesAnOpenTransaction) {
  const test_set set = three_tables();
  the_engine().execute("BEGIN");
  const error e = error_of([&] { up(set); });
  EXPECT_EQ(e.code(), errc::in_transaction);
  EXPECT_STREQ(e.what(),
               "the connection is inside a transaction\n"
               "hint: commit it or roll it back first: migrations need transactions of their own");
  the_engine().execute("COMMIT");
  EXPECT_EQ(the_engine().dump(), "");
}

}  // namespace
}  // namespace pawl::test
