#include "conformance/engine.hpp"
#include "conformance/interrupted_database.hpp"

namespace pawl::test {
namespace {

TEST_P(conformance, UndoesTheLastMigration) {
  const test_set set = three_tables();
  up(beginning_of{set, 2});
  const std::string before = the_engine().dump();
  up(set);
  EXPECT_EQ(words(migrator{database(), set}.down()), "-0003");
  EXPECT_EQ(the_engine().dump(), before);
  EXPECT_EQ(words(up(set)), "+0003");
}

TEST_P(conformance, UndoesNoMoreThanThereIs) {
  const test_set set = three_tables();
  up(set);
  EXPECT_EQ(words(migrator{database(), set}.down(7)), "-0003 -0002 -0001");
  EXPECT_EQ(the_engine().dump(), "");
  EXPECT_EQ(the_engine().history(), "");
  EXPECT_TRUE((migrator{database(), set}.down().up_to_date()));
}

TEST_P(conformance, UndoesNothingWhenAskedForNothing) {
  const test_set set = three_tables();
  up(set);
  EXPECT_TRUE((migrator{database(), set}.down(0).up_to_date()));
}

TEST_P(conformance, UndoesNothingThatWasAppliedSinceItCounted) {
  const test_set set = three_tables();
  up(beginning_of{set, 2});
  interrupted_database shared{database(), [&] { up(set); }};
  const error e = error_of([&] { migrator{shared, set}.down(); });
  EXPECT_EQ(e.code(), errc::busy);
  EXPECT_STREQ(e.what(),
               "the history went on meanwhile, and 0003 three would be undone too, which nobody has asked for\n"
               "hint: look at what is applied now, and start again");
  EXPECT_NE(the_engine().history().find("0003"), std::string::npos);
}

TEST_P(conformance, UndoesWhatItCountedWhereSomebodyElseHasBegunTo) {
  const test_set set = three_tables();
  up(set);
  interrupted_database shared{database(), [&] { migrator{database(), set}.down(); }};
  EXPECT_EQ(words(migrator{shared, set}.down(2)), "-0002");
}

TEST_P(conformance, GoesToAVersionUpAndDown) {
  const test_set set = three_tables();
  migrator migrator{database(), set};
  EXPECT_EQ(words(migrator.to("2")), "+0001 +0002");
  EXPECT_EQ(words(migrator.to("0001")), "-0002");
  EXPECT_TRUE(migrator.to("1").up_to_date());
  EXPECT_EQ(words(migrator.to("3")), "+0002 +0003");
  EXPECT_EQ(words(migrator.to("0")), "-0003 -0002 -0001");
  EXPECT_EQ(the_engine().dump(), "");
}

TEST_P(conformance, KnowsNoVersionThatTheSetHasNot) {
  const test_set set = three_tables();
  const error e = error_of([&] { migrator{database(), set}.to("4"); });
  EXPECT_EQ(e.code(), errc::unknown_version);
  EXPECT_STREQ(e.what(), "the set test_set has no version 4");
}

TEST_P(conformance, UndoesInOneTransactionAMigrationWhereAsked) {
  const test_set set = three_tables();
  const options each{.transaction = transaction_scope::each};
  up(set, each);
  EXPECT_EQ(words(migrator{database(), set, each}.to("0")), "-0003 -0002 -0001");
  EXPECT_EQ(the_engine().history(), "");
}

TEST_P(conformance, LooksForEveryDownScriptBeforeTheFirstWrite) {
  const test_set set =
      make_set({{"1", "a", "CREATE TABLE a (x INTEGER);"}, {"2", "b", "CREATE TABLE b (x INTEGER);", "DROP TABLE b;"}});
  up(set);
  const std::string before = the_engine().dump();
  const error e = error_of([&] { migrator{database(), set}.down(2); });
  EXPECT_EQ(e.code(), errc::no_down);
  EXPECT_EQ(the_engine().dump(), before);
}

TEST_P(conformance, UndoesNothingWhereOneOfTheDownScriptsFails) {
  const test_set set = make_set({{"1", "a", "CREATE TABLE a (x INTEGER);", "DROP TABLE missing;"},
                                 {"2", "b", "CREATE TABLE b (x INTEGER);", "DROP TABLE b;"}});
  up(set);
  const std::string before = the_engine().dump();
  const options whole{.transaction = transaction_scope::whole};
  const error e = error_of([&] { migrator{database(), set, whole}.to("0"); });
  EXPECT_EQ(e.code(), errc::statement_failed);
  EXPECT_EQ(e.details().migration, "1 a");
  EXPECT_EQ(the_engine().dump(), before);
}

}  // namespace
}  // namespace pawl::test
