/// Repeatable scripts: run behind all versions, and again when they or the versions have changed.

#include <algorithm>

#include "conformance/engine.hpp"

namespace pawl::test {
namespace {

/// Each run leaves a row, whose number says which text ran.
migration_text script(const std::string& name, int text) {
  return {"R", name,
          "DROP VIEW IF EXISTS " + name + "; CREATE VIEW " + name + " AS SELECT x FROM t1; INSERT INTO runs VALUES (" +
              std::to_string(text) + ");"};
}

migration_text version(const std::string& number) {
  const std::string name = "t" + number;
  const std::string runs = number == "1" ? "CREATE TABLE runs (x INTEGER);" : "";
  return {number,
          name,
          runs + "CREATE TABLE " + name + " (x INTEGER);",
          "DROP TABLE " + name + ";",
          {},
          {},
          compatibility::compatible};
}

std::vector<migration_text> versions(int count) {
  std::vector<migration_text> result;
  for (int i = 1; i <= count; ++i) result.push_back(version(std::to_string(i)));
  return result;
}

/// So many versions, and the scripts behind them.
std::vector<migration_text> texts(int count, const std::vector<migration_text>& scripts) {
  std::vector<migration_text> result = versions(count);
  result.insert(result.end(), scripts.begin(), scripts.end());
  return result;
}

class statement_counter : public observer {
 public:
  void migration_begins(const migration&, direction, std::size_t index, std::size_t count) override {
    places.push_back(std::to_string(index) + "/" + std::to_string(count));
  }
  void statement_begins(const migration&, std::string_view) override { ++statements; }

  std::vector<std::string> places;
  int statements = 0;
};

TEST_P(conformance, RunsRepeatableScriptsBehindAllVersions) {
  const test_set set = make_set(texts(2, {script("a", 1), script("b", 2)}));
  EXPECT_EQ((migrator{database(), set}.status().pending.size()), 4U);
  EXPECT_EQ(words(up(set)), "+1 +2 +a +b");
  EXPECT_EQ(the_engine().history(),
            "test_set 1 1 t1 applied \ntest_set 2 2 t2 applied \ntest_set 3 R a applied \ntest_set 4 R b applied ");
  EXPECT_EQ((migrator{database(), set}.status().state), database_state::up_to_date);
  EXPECT_TRUE(up(set).up_to_date());
}

TEST_P(conformance, RunsARepeatableScriptAgainWhenItHasChanged) {
  up(make_set(texts(1, {script("a", 1), script("b", 2), script("c", 3)})));
  const test_set changed = make_set(texts(1, {script("a", 1), script("b", 20), script("c", 3)}));
  migrator migrator{database(), changed};
  const status status = migrator.status();
  EXPECT_EQ(status.state, database_state::pending);
  ASSERT_EQ(status.pending.size(), 1U);
  EXPECT_EQ(status.pending[0], &changed[2]);
  statement_counter counter;
  EXPECT_EQ(words(up(changed, {.observer = &counter})), "+b");
  EXPECT_EQ(counter.statements, 3);
  EXPECT_EQ(counter.places, std::vector<std::string>{"1/1"});
  EXPECT_TRUE(up(changed).up_to_date());
}

TEST_P(conformance, RunsAllScriptsAgainBehindVersions) {
  for (const transaction_scope scope : {transaction_scope::whole, transaction_scope::each}) {
    const auto set = [&](int count) { return make_set(texts(count, {script("a", 1), script("b", 2)}), "set"); };
    up(set(1), {.transaction = scope});
    const test_set last = set(3);
    EXPECT_EQ((migrator{database(), last}.status().pending.size()), 4U);
    statement_counter counter;
    EXPECT_EQ(words(up(last, {.transaction = scope, .observer = &counter})), "+2 +3 +a +b");
    EXPECT_EQ(counter.places, (std::vector<std::string>{"1/4", "2/4", "3/4", "4/4"}));
    EXPECT_EQ((migrator{database(), last}.status().state), database_state::up_to_date);
    EXPECT_EQ(the_engine().history(),
              "set 1 1 t1 applied \nset 2 2 t2 applied \nset 3 3 t3 applied \nset 4 R a applied \nset 5 R b applied ");
    the_engine().execute("DROP VIEW a; DROP VIEW b");
    migrator{database(), last}.to("0");
    the_engine().execute("DROP TABLE runs");
  }
}

TEST_P(conformance, RunsScriptsAgainBehindTheVersionsThatComeWithAChange) {
  up(make_set(texts(1, {script("a", 1), script("b", 2)})));
  EXPECT_EQ(words(up(make_set(texts(2, {script("a", 10), script("b", 2)})))), "+2 +a +b");
  EXPECT_EQ(words(up(make_set(texts(3, {script("a", 10), script("b", 20), script("c", 3)})))), "+3 +a +b +c");
}

/// A script whose trigger writes what comes into `t` to `log`.
migration_text logging_trigger(pawl::dialect dialect) {
  if (dialect == pawl::dialect::sqlite) {
    return {"R", "g",
            "DROP TRIGGER IF EXISTS g; CREATE TRIGGER g AFTER INSERT ON t BEGIN INSERT INTO log VALUES (NEW.x); END;"};
  }
  return {"R", "g",
          "CREATE OR REPLACE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS "
          "$$ BEGIN INSERT INTO log VALUES (NEW.x); RETURN NEW; END $$; "
          "DROP TRIGGER IF EXISTS g ON t; CREATE TRIGGER g AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION note();"};
}

/// A table, and a second version that makes it anew, as its down script does: what stands on the table goes.
std::vector<migration_text> rebuilt_table(int count, const migration_text& script) {
  const std::string rebuild =
      "CREATE TABLE new_t (x INTEGER); INSERT INTO new_t SELECT x FROM t; DROP TABLE t; ALTER TABLE new_t RENAME TO t;";
  std::vector<migration_text> texts{
      {"1", "t", "CREATE TABLE t (x INTEGER); CREATE TABLE log (x INTEGER);", "DROP TABLE log; DROP TABLE t;"},
      {"2", "rebuild", rebuild, rebuild, {}, {}, compatibility::compatible}};
  texts.resize(static_cast<std::size_t>(count));
  texts.push_back(script);
  return texts;
}

TEST_P(conformance, BringsBackTheTriggerThatARebuildTakesAway) {
  const migration_text trigger = logging_trigger(database().dialect());
  const test_set older = make_set(rebuilt_table(1, trigger));
  const test_set newer = make_set(rebuilt_table(2, trigger));
  for (const transaction_scope scope : {transaction_scope::whole, transaction_scope::each}) {
    const auto expect_logged = [&](const std::string& x) {
      the_engine().execute("DELETE FROM t; DELETE FROM log");
      const std::string empty = the_engine().dump();
      the_engine().execute("INSERT INTO log VALUES (" + x + ")");
      const std::string logged = the_engine().dump();
      EXPECT_NE(logged, empty);
      the_engine().execute("DELETE FROM log; INSERT INTO t VALUES (" + x + "); DELETE FROM t");
      EXPECT_EQ(the_engine().dump(), logged);
    };
    options downgrading;
    downgrading.newer_database = newer_database::downgrade;
    downgrading.transaction = scope;
    up(older);
    EXPECT_EQ(words(up(newer, {.transaction = scope})), "+2 +g");
    expect_logged("1");
    EXPECT_EQ(words(up(older, downgrading)), "-2 +g");
    expect_logged("2");
    EXPECT_EQ(words(up(newer, {.transaction = scope})), "+2 +g");
    migrator{database(), newer, {.transaction = scope}}.down();
    EXPECT_EQ(words(up(newer)), "+2 +g");
    expect_logged("3");
    migrator{database(), newer}.to("0");
  }
}

TEST_P(conformance, LosesNothingWhereAScriptsViewIsInTheWayOfARebuild) {
  const migration_text view{"R", "v", "DROP VIEW IF EXISTS v; CREATE VIEW v AS SELECT x FROM t;"};
  up(make_set(rebuilt_table(1, view)));
  the_engine().execute("INSERT INTO t VALUES (7)");
  const std::string before = the_engine().dump() + the_engine().history();
  const std::string reason =
      database().dialect() == dialect::sqlite
          ? "error in view v: no such table: main.t\n    ALTER TABLE new_t RENAME TO t;\nhint: nothing of its "
            "transaction was kept; drop what is in the way first, with IF EXISTS, and make it again behind: a "
            "repeatable "
            "script does that by itself"
          : "view v depends on table t";
  for (const transaction_scope scope : {transaction_scope::whole, transaction_scope::each}) {
    const error e = error_of([&] { up(make_set(rebuilt_table(2, view)), {.transaction = scope}); });
    EXPECT_EQ(e.code(), errc::statement_failed);
    EXPECT_EQ(e.details().migration, "2 rebuild");
    EXPECT_NE(std::string{e.what()}.find(reason), std::string::npos) << e.what();
    EXPECT_EQ(the_engine().dump() + the_engine().history(), before);
  }
  std::vector<migration_text> mended = rebuilt_table(2, view);
  mended[1].up = "DROP VIEW IF EXISTS v; " + mended[1].up;
  EXPECT_EQ(words(up(make_set(mended))), "+2 +v");
}

TEST_P(conformance, RunsAnAddedScriptAloneWhereverItsNameSorts) {
  up(make_set(texts(1, {script("b", 2)})));
  const test_set more = make_set(texts(1, {script("a", 1), script("b", 2), script("c", 3)}));
  EXPECT_EQ(words(up(more)), "+a +c");
  EXPECT_TRUE(up(more).up_to_date());
}

TEST_P(conformance, TakesTheRowOfARemovedScriptOutAndRunsNothing) {
  up(make_set(texts(1, {script("a", 1), script("b", 2)})));
  const std::string before = the_engine().dump();
  const test_set fewer = make_set(texts(1, {script("b", 2)}));
  EXPECT_EQ((migrator{database(), fewer}.status().state), database_state::pending);
  EXPECT_TRUE((migrator{database(), fewer}.status().pending.empty()));
  EXPECT_TRUE(up(fewer).up_to_date());
  EXPECT_EQ(the_engine().history(), "test_set 1 1 t1 applied \ntest_set 2 R b applied ");
  EXPECT_EQ((migrator{database(), fewer}.status().state), database_state::up_to_date);
  const test_set none = make_set(versions(1));
  EXPECT_TRUE(up(none).up_to_date());
  EXPECT_EQ(the_engine().history(), "test_set 1 1 t1 applied ");
  EXPECT_EQ(the_engine().dump(), before);
}

TEST_P(conformance, KeepsARepeatableScriptThatFailsAsItWas) {
  const std::vector<migration_text> good = texts(1, {script("a", 1)});
  std::vector<migration_text> bad = texts(2, {script("a", 1)});
  bad.back().up += "INSERT INTO missing VALUES (1);";
  up(make_set(good));
  const std::string before = the_engine().dump() + the_engine().history();
  const error e = error_of([&] { up(make_set(bad), {.transaction = transaction_scope::whole}); });
  EXPECT_EQ(e.code(), errc::statement_failed);
  EXPECT_EQ(e.details().migration, "R a");
  EXPECT_EQ(e.details().file, "migrations/R__a.sql");
  EXPECT_EQ(the_engine().dump() + the_engine().history(), before);
  error_of([&] { up(make_set(bad), {.transaction = transaction_scope::each}); });
  EXPECT_EQ(the_engine().history(), "test_set 1 1 t1 applied \ntest_set 2 2 t2 applied ");
  EXPECT_EQ(words(up(make_set(texts(2, {script("a", 3)})))), "+a");
}

TEST_P(conformance, DoesNotRunRepeatableScriptsShortOfTheHead) {
  const test_set set = make_set(texts(3, {script("a", 1)}));
  migrator migrator{database(), set};
  EXPECT_EQ(words(migrator.to("2")), "+1 +2");
  EXPECT_TRUE(migrator.to("2").up_to_date());
  EXPECT_EQ(words(migrator.to("3")), "+3 +a");
  EXPECT_TRUE(migrator.down(0).up_to_date());
  EXPECT_EQ(migrator.status().state, database_state::up_to_date);
}

TEST_P(conformance, TakesTheRowsOfRepeatableScriptsOutOnTheWayDown) {
  const test_set set = make_set(texts(3, {script("a", 1), script("b", 2)}));
  for (const transaction_scope scope : {transaction_scope::whole, transaction_scope::each}) {
    up(set);
    migrator migrator{database(), set, {.transaction = scope}};
    EXPECT_EQ(words(migrator.down(2)), "-3 -2");
    EXPECT_EQ(the_engine().history(), "test_set 1 1 t1 applied ");
    EXPECT_EQ(words(migrator.up()), "+2 +3 +a +b");
  }
}

TEST_P(conformance, LosesNothingWhereAScriptFailsOnTheWayDown) {
  std::vector<migration_text> migrations = texts(2, {script("a", 1)});
  migrations[1].down = "DROP TABLE missing;";
  const test_set set = make_set(migrations);
  up(set);
  const std::string before = the_engine().dump() + the_engine().history();
  for (const transaction_scope scope : {transaction_scope::whole, transaction_scope::each}) {
    migrator migrator{database(), set, {.transaction = scope}};
    EXPECT_EQ(error_of([&] { migrator.down(); }).code(), errc::statement_failed);
    EXPECT_EQ(the_engine().dump() + the_engine().history(), before);
  }
}

TEST_P(conformance, RunsRepeatableScriptsInADatabaseThatItAdopts) {
  the_engine().execute("CREATE TABLE t1 (x INTEGER); CREATE TABLE runs (x INTEGER)");
  const test_set set = make_set(texts(2, {script("a", 1)}));
  options adopting;
  adopting.baseline = "1";
  EXPECT_EQ(words(up(set, adopting)), "=1 +2 +a");
}

TEST_P(conformance, RunsRepeatableScriptsWhereTheLastVersionIsAdopted) {
  the_engine().execute("CREATE TABLE t1 (x INTEGER); CREATE TABLE runs (x INTEGER)");
  const test_set set = make_set(texts(1, {script("a", 1)}));
  options adopting;
  adopting.baseline = "1";
  EXPECT_EQ(words(up(set, adopting)), "=1 +a");
}

TEST_P(conformance, TakesNoScriptForAVersionThatAnOlderProgramLacks) {
  const test_set newer = make_set(texts(2, {script("a", 1), script("b", 2)}));
  up(newer, {.program = "notes 3.0"});
  const test_set older = make_set(texts(1, {script("a", 10)}));
  const std::string before = the_engine().dump() + the_engine().history();
  EXPECT_STREQ(error_of([&] { up(older); }).what(),
               "the database is newer than this program, which does not know 1 of its migrations:\n"
               "  2 t2, applied by notes 3.0: compatible\n"
               "hint: update this program, or let it run as it is: options.newer_database = allow_compatible");
  options allowing;
  allowing.newer_database = newer_database::allow_compatible;
  const report beside = up(older, allowing);
  EXPECT_TRUE(beside.up_to_date());
  EXPECT_EQ(beside.newer, 1U);
  EXPECT_EQ((migrator{database(), older}.status().state), database_state::newer_compatible);
  EXPECT_EQ(the_engine().dump() + the_engine().history(), before);
}

TEST_P(conformance, AppliesItsOwnScriptsWhereVersionsAreTheSame) {
  up(make_set(texts(2, {script("a", 1), script("b", 2)})));
  options allowing;
  allowing.newer_database = newer_database::allow_compatible;
  const test_set other = make_set(texts(2, {script("a", 10)}));
  const report done = up(other, allowing);
  EXPECT_EQ(words(done), "+a");
  EXPECT_EQ(done.newer, 0U);
  EXPECT_EQ(the_engine().history(), "test_set 1 1 t1 applied \ntest_set 2 2 t2 applied \ntest_set 3 R a applied ");
}

TEST_P(conformance, TakesANewerDatabaseWithRepeatableScriptsBack) {
  for (const transaction_scope scope : {transaction_scope::whole, transaction_scope::each}) {
    up(make_set(texts(3, {script("a", 1), script("b", 2)})));
    const test_set older = make_set(texts(1, {script("a", 1), script("b", 20)}));
    options downgrading;
    downgrading.newer_database = newer_database::downgrade;
    downgrading.transaction = scope;
    EXPECT_EQ(words(up(older, downgrading)), "-3 -2 +a +b");
    EXPECT_EQ(the_engine().history(), "test_set 1 1 t1 applied \ntest_set 2 R a applied \ntest_set 3 R b applied ");
    EXPECT_TRUE(up(older).up_to_date());
  }
}

TEST_P(conformance, NamesWhatDivergesInFrontOfRepeatableScripts) {
  up(make_set(texts(1, {script("a", 1)})));
  std::vector<migration_text> edited = texts(1, {script("a", 1)});
  edited[0].up += "CREATE TABLE more (x INTEGER);";
  const error e = error_of([&] { up(make_set(edited)); });
  EXPECT_EQ(e.code(), errc::diverged);
  EXPECT_STREQ(
      e.details().message.c_str(),
      "the database's history differs from this program's migrations:\n  1 t1 was edited after it was applied");
}

TEST_P(conformance, RefusesRowsOfScriptsThatAreOutOfOrder) {
  const test_set set = make_set(texts(1, {script("a", 1), script("b", 2)}));
  up(set);
  the_engine().execute("UPDATE pawl_history SET name = 'c' WHERE name = 'a'");
  EXPECT_EQ(error_of([&] { migrator{database(), set}.status(); }).code(), errc::history_refused);
}

}  // namespace
}  // namespace pawl::test
