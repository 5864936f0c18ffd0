#include "conformance/engine.hpp"

namespace pawl::test {
namespace {

constexpr compatibility compatible = compatibility::compatible;
constexpr compatibility breaking = compatibility::breaking;

options allowing() {
  options result;
  result.newer_database = newer_database::allow_compatible;
  return result;
}

/// A migration that makes a table.
migration_text table(const std::string& version, compatibility what) {
  const std::string name = "t" + version;
  return {version, name, "CREATE TABLE " + name + " (x INTEGER);", "DROP TABLE " + name + ";", {}, {}, what};
}

/// Three, of which an older program knows the first.
std::vector<migration_text> three(compatibility second, compatibility third) {
  return {table("1", breaking), table("2", second), table("3", third)};
}

TEST_P(conformance, RunsBesideNewerMigrationsThatAreCompatible) {
  const test_set set = make_set(three(compatibility::compatible, compatibility::compatible));
  up(set, {.program = "notes 3.0"});
  const beginning_of older{set, 1};
  const std::string before = the_engine().dump() + the_engine().history();
  const report done = up(older, allowing());
  EXPECT_TRUE(done.up_to_date());
  EXPECT_EQ(done.newer, 2U);
  EXPECT_EQ((migrator{database(), older}.status().state), database_state::newer_compatible);
  migrator migrator{database(), older, allowing()};
  EXPECT_TRUE(migrator.plan().empty());
  EXPECT_EQ(migrator.to("1").newer, 2U);
  EXPECT_EQ(the_engine().dump() + the_engine().history(), before);
}

TEST_P(conformance, SaysThatANewerDatabaseMayBeAllowed) {
  const test_set set = make_set(three(compatibility::compatible, compatibility::compatible));
  up(set, {.program = "notes 3.0"});
  const beginning_of older{set, 1};
  EXPECT_STREQ(error_of([&] { up(older); }).what(),
               "the database is newer than this program, which does not know 2 of its migrations:\n"
               "  2 t2, applied by notes 3.0: compatible\n"
               "  3 t3, applied by notes 3.0: compatible\n"
               "hint: update this program, or let it run as it is: options.newer_database = allow_compatible");
}

TEST_P(conformance, RefusesABreakingMigrationAmongTheNewerOnes) {
  const test_set set = make_set(three(compatibility::breaking, compatibility::compatible));
  up(set, {.program = "notes 3.0"});
  const beginning_of older{set, 1};
  const error e = error_of([&] { up(older, allowing()); });
  EXPECT_EQ(e.code(), errc::newer_database);
  EXPECT_STREQ(
      e.what(),
      "the database is newer than this program, which does not know 2 of its migrations:\n"
      "  2 t2, applied by notes 3.0: breaking\n"
      "  3 t3, applied by notes 3.0: compatible\n"
      "hint: update this program; options.newer_database = allow_compatible takes compatible migrations alone");
  EXPECT_EQ((migrator{database(), older}.status().state), database_state::newer);
}

TEST_P(conformance, TakesANewerMigrationThatIsNotClassifiedForBreaking) {
  const test_set set = make_set(three(compatibility::compatible, compatibility::unknown));
  up(set, {.program = "notes 3.0"});
  const beginning_of older{set, 1};
  EXPECT_EQ(error_of([&] { up(older, allowing()); }).code(), errc::newer_database);
  EXPECT_EQ((migrator{database(), older}.status().state), database_state::newer);
}

TEST_P(conformance, UndoesNothingBelowNewerMigrations) {
  const test_set set = make_set(three(compatibility::compatible, compatibility::compatible));
  up(set, {.program = "notes 3.0"});
  const beginning_of older{set, 1};
  migrator migrator{database(), older, allowing()};
  EXPECT_EQ(error_of([&] { migrator.down(); }).code(), errc::newer_database);
  EXPECT_EQ(error_of([&] { migrator.to("0"); }).code(), errc::newer_database);
}

TEST_P(conformance, CountsNoNewerMigrationsWhereThereAreNone) {
  const test_set set = three_tables();
  EXPECT_EQ(up(set, allowing()).newer, 0U);
  EXPECT_EQ(up(set, allowing()).newer, 0U);
}

TEST_P(conformance, RefusesAnEditBelowCompatibleMigrations) {
  const test_set set = make_set(three(compatibility::compatible, compatibility::compatible));
  up(set, {.program = "notes 3.0"});
  const beginning_of older{set, 1};
  const test_set edited = make_set({{"1", "t1", "CREATE TABLE other (x INTEGER);"}});
  EXPECT_EQ(error_of([&] { up(edited, allowing()); }).code(), errc::diverged);
}

TEST_P(conformance, RefusesANewerMigrationThatIsNotFinished) {
  const test_set set = make_set(three(compatibility::compatible, compatibility::compatible));
  up(set, {.program = "notes 3.0"});
  const beginning_of older{set, 1};
  the_engine().execute("UPDATE pawl_history SET state = 'running' WHERE ordinal = 3");
  EXPECT_NE(
      std::string{error_of([&] { up(older, allowing()); }).what()}.find("3 t3, applied by notes 3.0: not finished"),
      std::string::npos);
}

TEST_P(conformance, RefusesAHoleAmongNewerMigrations) {
  const test_set set = make_set(three(compatibility::compatible, compatibility::compatible));
  up(set, {.program = "notes 3.0"});
  const beginning_of older{set, 1};
  the_engine().execute("DELETE FROM pawl_history WHERE ordinal = 2");
  EXPECT_EQ(error_of([&] { up(older, allowing()); }).code(), errc::history_refused);
}

/// What a later version of Pawl might write, and how one would notice.
TEST_P(conformance, RefusesAHistoryThatALaterPawlWrote) {
  const test_set set = make_set(three(compatibility::compatible, compatibility::compatible));
  up(set);
  const auto refused = [&](const std::string& what) {
    const error e = error_of([&] { up(set, allowing()); });
    EXPECT_EQ(e.code(), errc::newer_database) << e.what();
    EXPECT_NE(std::string{e.what()}.find(what + ": a later version of Pawl seems to have written it"),
              std::string::npos)
        << e.what();
    EXPECT_EQ(error_of([&] { (void)migrator{database(), set}.status(); }).code(), errc::newer_database);
  };
  the_engine().execute("UPDATE pawl_history SET state = 'parked' WHERE ordinal = 3");
  refused("the history's row 3 has the unknown state \"parked\"");
  the_engine().execute("UPDATE pawl_history SET state = 'applied', hash = 't2:ab', chain = 'c' WHERE ordinal = 3");
  refused("the history's row 3 has a hash of another kind, t2:ab");
  the_engine().execute("ALTER TABLE pawl_history ADD COLUMN signature text");
  refused(" has more columns");
}

}  // namespace
}  // namespace pawl::test
