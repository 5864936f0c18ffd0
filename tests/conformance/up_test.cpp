#include "conformance/engine.hpp"

namespace pawl::test {
namespace {

constexpr const char* three_rows =
    "test_set 1 0001 one applied \n"
    "test_set 2 0002 two applied \n"
    "test_set 3 0003 three applied ";

TEST_P(conformance, AppliesEverythingToAnEmptyDatabase) {
  const test_set set = three_tables();
  EXPECT_EQ(words(up(set)), "+0001 +0002 +0003");
  EXPECT_EQ(the_engine().history(), three_rows);
  the_engine().execute("INSERT INTO three SELECT x FROM two");
}

TEST_P(conformance, FindsNothingToDoTheSecondTime) {
  const test_set set = three_tables();
  up(set);
  const std::string before = the_engine().dump();
  EXPECT_TRUE(up(set).up_to_date());
  EXPECT_EQ(the_engine().dump(), before);
  EXPECT_EQ(the_engine().history(), three_rows);
}

TEST_P(conformance, AppliesOnlyWhatIsNew) {
  const test_set set = three_tables();
  EXPECT_EQ(words(up(beginning_of{set, 1})), "+0001");
  EXPECT_EQ(words(up(set)), "+0002 +0003");
  EXPECT_EQ(the_engine().history(), three_rows);
}

TEST_P(conformance, RecordsTheProgram) {
  up(beginning_of{three_tables(), 1}, {.program = "notes 2.0"});
  EXPECT_EQ(the_engine().history(), "test_set 1 0001 one applied notes 2.0");
}

TEST_P(conformance, GivesTheSameResultInOneTransactionAndInOneAMigration) {
  const test_set set = three_tables();
  EXPECT_EQ(words(up(set, {.transaction = transaction_scope::each})), "+0001 +0002 +0003");
  const std::string each = the_engine().dump();
  migrator{database(), set}.to("0");
  EXPECT_EQ(words(up(set, {.transaction = transaction_scope::whole})), "+0001 +0002 +0003");
  EXPECT_EQ(the_engine().dump(), each);
  EXPECT_EQ(the_engine().history(), three_rows);
}

TEST_P(conformance, KeepsTwoSetsApart) {
  const test_set first = three_tables();
  const test_set second = make_set({{"1", "other", "CREATE TABLE other (x INTEGER);", "DROP TABLE other;"}}, "second");
  up(first);
  EXPECT_EQ(words(up(second)), "+1");
  EXPECT_TRUE(up(first).up_to_date());
  EXPECT_TRUE(up(second).up_to_date());
  EXPECT_EQ(the_engine().history(), std::string{"second 1 1 other applied \n"} + three_rows);
  EXPECT_EQ(words(migrator{database(), first}.to("0")), "-0003 -0002 -0001");
  EXPECT_EQ(the_engine().history(), "second 1 1 other applied ");
}

TEST_P(conformance, HasNothingToDoForAnEmptySet) {
  EXPECT_TRUE(up(make_set({})).up_to_date());
  EXPECT_EQ(the_engine().dump(), "");
}

TEST_P(conformance, RecordsAMigrationWithoutStatements) {
  EXPECT_EQ(words(up(make_set({{"1", "nothing", "-- nothing to do here\n"}}))), "+1");
  EXPECT_EQ(the_engine().history(), "test_set 1 1 nothing applied ");
}

TEST_P(conformance, RefusesASetWithoutItsDialect) {
  const migration_set none{"none", {}};
  const error e = error_of([&] { up(none); });
  EXPECT_EQ(e.code(), errc::no_dialect);
}

TEST_P(conformance, TellsTheStatus) {
  const test_set set = three_tables();
  migrator migrator{database(), set};
  EXPECT_EQ(migrator.status().state, database_state::pending);
  up(beginning_of{set, 2});
  const status status = migrator.status();
  EXPECT_EQ(status.state, database_state::pending);
  ASSERT_EQ(status.applied.size(), 2U);
  EXPECT_EQ(status.applied[1].version, "0002");
  EXPECT_EQ(status.applied[1].name, "two");
  EXPECT_EQ(status.applied[1].hash, set[1].hash);
  EXPECT_EQ(status.applied[1].chain, set[1].chain);
  EXPECT_EQ(status.applied[1].state, "applied");
  ASSERT_EQ(status.applied[1].applied_at.size(), std::string{"2026-01-31T12:00:00.000Z"}.size());
  EXPECT_EQ(status.applied[1].applied_at.substr(10, 1), "T");
  ASSERT_EQ(status.pending.size(), 1U);
  EXPECT_EQ(status.pending[0], &set[2]);
  migrator.up();
  EXPECT_EQ(migrator.status().state, database_state::up_to_date);
}

TEST_P(conformance, PlansWithoutWriting) {
  const test_set set = three_tables();
  const plan steps = migrator{database(), set}.plan();
  ASSERT_EQ(steps.size(), 3U);
  EXPECT_EQ(steps[2].migration, &set[2]);
  EXPECT_EQ(the_engine().dump(), "");
}

/// Writes down what it is told.
struct witness : observer {
  std::string told;

  void migration_begins(const migration& m, direction d, std::size_t index, std::size_t count) override {
    told += (d == direction::up ? "up " : "down ") + std::string{m.version} + ' ' + std::to_string(index) + '/' +
            std::to_string(count) + '\n';
  }
  void statement_begins(const migration&, std::string_view sql) override { told += "  " + std::string{sql} + '\n'; }
  void migration_ran(const migration& m, direction, std::chrono::microseconds) override {
    told += std::string{m.version} + " ran\n";
  }
  void committed() override { told += "committed\n"; }
};

TEST_P(conformance, TellsTheObserverWhatHappens) {
  const test_set set = three_tables();
  witness witness;
  up(beginning_of{set, 2}, {.transaction = transaction_scope::whole, .observer = &witness});
  EXPECT_EQ(witness.told,
            "up 0001 1/2\n  CREATE TABLE one (x INTEGER);\n0001 ran\n"
            "up 0002 2/2\n  CREATE TABLE two (x INTEGER);\n  INSERT INTO two VALUES (2);\n0002 ran\n"
            "committed\n");
}

/// An engine that sends several in one message tells of their beginnings first.
TEST_P(conformance, TellsTheObserverOfEveryTransaction) {
  const test_set set = three_tables();
  const bool sends_both = database().fits_ahead(set.get().dialects[0].migrations) > 1;
  witness witness;
  up(beginning_of{set, 2}, {.transaction = transaction_scope::each, .observer = &witness});
  EXPECT_EQ(witness.told,
            sends_both
                ? "up 0001 1/2\nup 0002 2/2\n"
                  "  CREATE TABLE one (x INTEGER);\n"
                  "  CREATE TABLE two (x INTEGER);\n  INSERT INTO two VALUES (2);\n"
                  "0001 ran\ncommitted\n0002 ran\ncommitted\n"
                : "up 0001 1/2\n  CREATE TABLE one (x INTEGER);\n0001 ran\ncommitted\n"
                  "up 0002 2/2\n  CREATE TABLE two (x INTEGER);\n  INSERT INTO two VALUES (2);\n0002 ran\ncommitted\n");
}

TEST_P(conformance, TellsTheObserverNothingWhenNothingIsPending) {
  const test_set set = three_tables();
  up(set);
  witness witness;
  up(set, {.observer = &witness});
  EXPECT_EQ(witness.told, "");
}

struct thrower : observer {
  void migration_ran(const migration& m, direction, std::chrono::microseconds) override {
    if (std::string_view{m.version} == "0002") throw std::string{"stop"};
  }
};

TEST_P(conformance, RollsBackWhenTheObserverThrows) {
  const test_set set = three_tables();
  thrower thrower;
  EXPECT_THROW(up(set, {.transaction = transaction_scope::whole, .observer = &thrower}), std::string);
  EXPECT_EQ(the_engine().dump(), "");
  EXPECT_EQ(words(up(set)), "+0001 +0002 +0003");
}

struct late_thrower : observer {
  void committed() override { throw std::string{"stop"}; }
};

TEST_P(conformance, KeepsWhatWasCommittedWhenTheObserverThrowsThen) {
  const test_set set = three_tables();
  late_thrower thrower;
  EXPECT_THROW(up(set, {.observer = &thrower}), std::string);
  EXPECT_TRUE(up(set).up_to_date());
}

}  // namespace
}  // namespace pawl::test
