#include "conformance/engine.hpp"

namespace pawl::test {
namespace {

options downgrading() {
  options result;
  result.newer_database = newer_database::downgrade;
  return result;
}

/// What the program that knows the first of `set` says of the database.
error refusal_of(database& database, const migration_set& older) {
  return error_of([&] { migrator{database, older, downgrading()}.up(); });
}

TEST_P(conformance, TakesANewerDatabaseBack) {
  const test_set set = three_tables();
  const beginning_of older{set, 1};
  up(older);
  the_engine().execute("INSERT INTO one VALUES (7)");
  const std::string before = the_engine().dump() + the_engine().history();
  up(set);
  EXPECT_EQ((migrator{database(), older, downgrading()}.plan().size()), 2U);
  EXPECT_EQ(words(up(older, downgrading())), "-0003 -0002");
  EXPECT_EQ(the_engine().dump() + the_engine().history(), before);
  EXPECT_TRUE(up(older, downgrading()).up_to_date());
  EXPECT_EQ(words(up(set)), "+0002 +0003");
}

TEST_P(conformance, TakesANewerDatabaseBackInOneTransactionAMigration) {
  const test_set set = three_tables();
  up(set);
  options each = downgrading();
  each.transaction = transaction_scope::each;
  EXPECT_EQ(words(up(beginning_of{set, 1}, each)), "-0003 -0002");
  EXPECT_EQ(the_engine().history(), "test_set 1 0001 one applied ");
}

TEST_P(conformance, TakesANewerDatabaseBackAndFurther) {
  const test_set set = three_tables();
  up(set);
  const beginning_of older{set, 2};
  migrator migrator{database(), older, downgrading()};
  EXPECT_EQ(migrator.plan().size(), 1U);
  EXPECT_EQ(words(migrator.to("1")), "-0003 -0002");
}

TEST_P(conformance, TakesANewerDatabaseBackToNothing) {
  up(three_tables());
  EXPECT_EQ(words(up(make_set({}), downgrading())), "-0003 -0002 -0001");
  EXPECT_EQ(the_engine().dump(), "");
}

TEST_P(conformance, UndoesNoCountedMigrationsOfANewerDatabase) {
  const test_set set = three_tables();
  up(set);
  const beginning_of older{set, 1};
  EXPECT_EQ(error_of([&] { migrator{database(), older, downgrading()}.down(); }).code(), errc::newer_database);
}

TEST_P(conformance, NamesWhatStandsInTheWayBack) {
  test_set set = make_set({{"1", "a", "CREATE TABLE a (x INTEGER);"},
                           {"2", "b", "CREATE TABLE b (x INTEGER);"},
                           {"3", "c", "CREATE TABLE c (x INTEGER);", "DROP TABLE c;", {}, {}, {}, false},
                           {"4", "d", "CREATE TABLE d (x INTEGER);", "DROP TABLE d;"}});
  up(set, {.program = "notes 4.0"});
  const std::string before = the_engine().dump() + the_engine().history();
  const error e = refusal_of(database(), beginning_of{set, 1});
  EXPECT_EQ(e.code(), errc::newer_database);
  EXPECT_STREQ(e.what(),
               "the database is newer than this program and cannot be taken back, because of:\n"
               "  3 c, applied by notes 4.0: without a down script that was proven\n"
               "  2 b, applied by notes 4.0: without a down script that was proven\n"
               "hint: update this program, or restore a backup from before the upgrade");
  EXPECT_EQ(the_engine().dump() + the_engine().history(), before);
}

TEST_P(conformance, TakesNothingBackByAScriptThatWasAltered) {
  const test_set set = three_tables();
  up(set);
  const beginning_of older{set, 1};
  const std::string before = the_engine().dump();
  for (const std::string damage :
       {"replace(down_script, 'three', 'one')", "substr(down_script, 1, length(down_script) - 1)", "'DROP TABLE one;'",
        "replace(down_script, ' rows ', ' schema ')", "replace(down_script, '0-', '1-')"}) {
    const std::string where = " WHERE ordinal = 3";
    the_engine().execute("CREATE TABLE kept (x INTEGER)");
    the_engine().execute("ALTER TABLE kept ADD COLUMN script VARCHAR(1000)");
    the_engine().execute("INSERT INTO kept (script) SELECT down_script FROM pawl_history" + where);
    the_engine().execute("UPDATE pawl_history SET down_script = " + damage + where);
    const error e = refusal_of(database(), older);
    EXPECT_EQ(e.code(), errc::history_refused) << damage;
    EXPECT_EQ(e.details().message, "the down script that the history holds for 0003 three is not what was written");
    the_engine().execute("UPDATE pawl_history SET down_script = (SELECT script FROM kept)" + where);
    the_engine().execute("DROP TABLE kept");
  }
  EXPECT_EQ(the_engine().dump(), before);
}

TEST_P(conformance, TakesNothingBackByTheScriptOfAnotherMigration) {
  const test_set set = three_tables();
  up(set);
  the_engine().execute(
      "UPDATE pawl_history SET down_script = (SELECT b.down_script FROM pawl_history b WHERE b.ordinal = 1) "
      "WHERE ordinal = 3");
  EXPECT_EQ(refusal_of(database(), beginning_of{set, 2}).code(), errc::history_refused);
}

TEST_P(conformance, LeavesANewerDatabaseAsItWasWhereItsWayBackFails) {
  const test_set set =
      make_set({{"1", "a", "CREATE TABLE a (x INTEGER);"},
                {"2", "b", "CREATE TABLE b (x INTEGER);", "-- why\nDROP TABLE b;\nDROP TABLE missing;"},
                {"3", "c", "CREATE TABLE c (x INTEGER);", "DROP TABLE c;"}});
  up(set);
  const std::string before = the_engine().dump() + the_engine().history();
  options whole = downgrading();
  whole.transaction = transaction_scope::whole;
  const beginning_of older{set, 1};
  const error e = error_of([&] { up(older, whole); });
  EXPECT_EQ(e.code(), errc::statement_failed);
  EXPECT_EQ(e.details().migration, "2 b");
  EXPECT_EQ(e.details().file, "stored down script");
  EXPECT_EQ(e.details().line, 3U);
  EXPECT_EQ(e.details().statement, "DROP TABLE missing;");
  EXPECT_EQ(the_engine().dump() + the_engine().history(), before);
}

TEST_P(conformance, TakesANewerDatabaseBackByALongScriptOfManyStatements) {
  std::string make;
  std::string drop = "-- '; not the end\n";
  for (int i = 0; i < 40; ++i) {
    make += "CREATE TABLE t" + std::to_string(i) + " (x INTEGER);\n";
    drop += "DROP TABLE t" + std::to_string(i) + " /* ; */;\n";
  }
  const test_set set{{{"1", "a", "CREATE TABLE a (x INTEGER);"}, {"2", "b", make, drop}},
                     {.piece_size = 100, .dialect = database().dialect()}};
  up(set);
  EXPECT_EQ(words(up(beginning_of{set, 1}, downgrading())), "-2");
  EXPECT_EQ(words(up(set)), "+2");
}

}  // namespace
}  // namespace pawl::test
