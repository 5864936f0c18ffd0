/// Tables that others use: nobody waits long behind a migration, and the last error names who held it up. The lock that
/// keeps migrators apart: waited for no longer than asked, and gone with its holder.

#include <atomic>
#include <thread>

#include "conformance/postgresql/fixture.hpp"
#include "support/background.hpp"

namespace pawl::test {
namespace {

using namespace std::chrono_literals;
using clock = std::chrono::steady_clock;

struct waiting_witness : observer {
  std::atomic<int> waits{0};
  void waiting_for_lock() override { ++waits; }
};

class busy_table : public postgresql_case {
 protected:
  const test_set set = postgresql_set({{"1", "a", "CREATE TABLE before (x integer);\nALTER TABLE t ADD y integer;"}});
  postgresql_session holder{database.connection_string() + " application_name=nightly_report"};

  void SetUp() override { db.execute("CREATE TABLE t (x integer)"); }
};

TEST_F(busy_table, IsWaitedForAFewTimesAndTheErrorNamesWhoHoldsIt) {
  holder.execute("BEGIN; SELECT * FROM t");
  const auto start = clock::now();
  const error e = failure_of(set, {.table_lock_timeout = 50ms, .table_lock_attempts = 3, .baseline = "0"});
  const auto took = clock::now() - start;
  EXPECT_EQ(e.code(), errc::busy) << e.what();
  EXPECT_EQ(e.details().sql_state, "55P03");
  EXPECT_NE(std::string{e.what()}.find("nightly_report"), std::string::npos) << e.what();
  EXPECT_NE(std::string{e.what()}.find(holder.rows("SELECT pg_backend_pid()")), std::string::npos) << e.what();
  EXPECT_EQ(e.details().line, 2U) << e.what();
  EXPECT_GE(took, 150ms);
  EXPECT_LT(took, 10s);
  EXPECT_EQ(root.rows("SELECT to_regclass('before')"), "NULL");
  holder.execute("COMMIT");
  EXPECT_EQ(words(migrate(db, set, {.baseline = "0"})), "+1");
}

TEST_F(busy_table, IsTriedAgainUntilItIsFree) {
  holder.execute("BEGIN; SELECT * FROM t");
  background releasing{[&] {
    std::this_thread::sleep_for(250ms);
    holder.execute("COMMIT");
  }};
  const report report = migrate(db, set, {.table_lock_timeout = 50ms, .table_lock_attempts = 50, .baseline = "0"});
  releasing.join();
  EXPECT_EQ(words(report), "+1");
}

/// Whoever comes behind a waiting ALTER TABLE waits as long as it does.
TEST_F(busy_table, KeepsNoReaderBehindItLongerThanTheLimit) {
  holder.execute("BEGIN; SELECT * FROM t");
  std::atomic<bool> done{false};
  clock::duration longest{};
  background reader{[&] {
    const postgresql_session mine{database.connection_string()};
    while (!done) {
      const auto start = clock::now();
      mine.execute("SELECT * FROM t");
      longest = std::max(longest, clock::now() - start);
      std::this_thread::sleep_for(2ms);
    }
  }};
  EXPECT_EQ(failure_of(set, {.table_lock_timeout = 200ms, .table_lock_attempts = 3, .baseline = "0"}).code(),
            errc::busy);
  done = true;
  reader.join();
  // The promise is 100 ms above the limit; the rest is for a machine that does other things.
  EXPECT_LT(longest, 200ms + 400ms);
  EXPECT_GT(longest, 50ms) << "no reader was ever behind it: the test shows nothing";
}

TEST_F(busy_table, MakesTheWholeMigrationBeTriedAgain) {
  const test_set two = postgresql_set({{"1", "a", "CREATE TABLE first (x integer);"},
                                       {"2", "b", "INSERT INTO first VALUES (1); ALTER TABLE t ADD y integer;"}});
  holder.execute("BEGIN; SELECT * FROM t");
  background releasing{[&] {
    std::this_thread::sleep_for(200ms);
    holder.execute("COMMIT");
  }};
  migrate(db, two, {.table_lock_timeout = 40ms, .table_lock_attempts = 50, .baseline = "0"});
  releasing.join();
  EXPECT_EQ(db.rows("SELECT count(*) FROM first"), "1");
}

TEST_F(busy_table, IsWaitedForAsLongAsTheSessionSaysWhereTheLimitIsZero) {
  db.execute("SET lock_timeout = 30");
  holder.execute("BEGIN; SELECT * FROM t");
  const error e = failure_of(set, {.table_lock_timeout = 0ms, .table_lock_attempts = 1, .baseline = "0"});
  EXPECT_EQ(e.code(), errc::busy) << e.what();
}

struct attempt_counter : observer {
  std::atomic<int> attempts{0};
  void migration_begins(const migration&, direction, std::size_t, std::size_t) override { ++attempts; }
};

/// What is deferred fails at COMMIT, behind the last thing that is written.
TEST_F(postgresql_case, ThatLostItsCommitSeesWhatAnotherProgramDidMeanwhile) {
  const migration_text first{"1", "a",
                             "CREATE TABLE parent (id integer PRIMARY KEY); INSERT INTO parent VALUES (1);"
                             "CREATE TABLE child (id integer REFERENCES parent DEFERRABLE INITIALLY DEFERRED);"
                             "CREATE TABLE prices (cents integer); INSERT INTO prices VALUES (5);"};
  const test_set set =
      postgresql_set({first, {"2", "b", "UPDATE prices SET cents = cents * 100; INSERT INTO child VALUES (1);"}});
  migrate(db, postgresql_set({first}));
  const postgresql_session holder{database.connection_string()};
  holder.execute("BEGIN; SELECT FROM parent FOR UPDATE");
  attempt_counter watch;
  background loser{[&] {
    migrate(db, set,
            {.lock_timeout = 20s, .table_lock_timeout = 50ms, .table_lock_attempts = 1000, .observer = &watch});
  }};
  while (watch.attempts < 4) std::this_thread::sleep_for(1ms);
  const postgresql_session other{database.connection_string()};
  const std::string pid = other.rows("SELECT pg_backend_pid()");
  background winner{[&] { migrate(other, set, {.lock_timeout = 20s, .table_lock_timeout = 20s}); }};
  ASSERT_TRUE(
      comes_true(root, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid = " + pid, "1"));
  holder.execute("COMMIT");
  winner.join();
  loser.join();
  EXPECT_EQ(root.rows("SELECT cents FROM prices"), "500");
  EXPECT_EQ(history(), "1 applied\n2 applied");
}

class time_limit : public postgresql_case {};

TEST_F(time_limit, OfAStatementHoldsWhereAskedFor) {
  const error e = failure_of(postgresql_set({{"1", "a", "SELECT pg_sleep(20);"}}), {.statement_timeout = 50ms});
  EXPECT_EQ(e.code(), errc::statement_failed) << e.what();
  EXPECT_EQ(e.details().sql_state, "57014");
}

TEST_F(time_limit, OfTheSessionHoldsUnlessAnotherIsAskedFor) {
  db.execute("SET statement_timeout = 50");
  const test_set set = postgresql_set({{"1", "a", "SELECT pg_sleep(0.2);"}});
  EXPECT_EQ(failure_of(set).details().sql_state, "57014");
  EXPECT_EQ(words(migrate(db, set, {.statement_timeout = 0ms})), "+1");
}

/// The lock of another migrator that is in the middle of a migration.
class migrators : public postgresql_case {
 protected:
  const test_set set = postgresql_set({{"1", "a", "CREATE TABLE a (x integer);"}});
  const test_set slow = postgresql_set({{"1", "a", "SELECT pg_sleep(20); CREATE TABLE a (x integer);"}});
  postgresql_session other{database.connection_string()};

  bool other_sleeps() const {
    return comes_true(root,
                      "SELECT count(*) = 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname ="
                      " current_database()");
  }
};

TEST_F(migrators, WaitForEachOtherNoLongerThanAsked) {
  background first{[&] { EXPECT_EQ(test::failure_of(other, slow).code(), errc::connection_lost); }};
  ASSERT_TRUE(other_sleeps());
  waiting_witness witness;
  const auto start = clock::now();
  const error e = failure_of(set, {.lock_timeout = 150ms, .observer = &witness});
  EXPECT_EQ(e.code(), errc::busy) << e.what();
  EXPECT_GE(clock::now() - start, 150ms);
  EXPECT_LT(clock::now() - start, 5s);
  EXPECT_EQ(witness.waits, 1);
  root.execute(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname ="
      " current_database()");
  first.join();
}

TEST_F(migrators, NeverWaitInsideAStatement) {
  background first{[&] { (void)test::failure_of(other, slow); }};
  ASSERT_TRUE(other_sleeps());
  background waiter{[&] { (void)failure_of(set, {.lock_timeout = 400ms}); }};
  std::size_t seen = 0;
  for (int look = 0; look < 40; ++look) {
    if (root.rows("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted") != "0") ++seen;
    std::this_thread::sleep_for(5ms);
  }
  EXPECT_EQ(seen, 0U);
  waiter.join();
  root.execute(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname ="
      " current_database()");
  first.join();
}

TEST_F(migrators, GoOnAsSoonAsTheOneInFrontIsGone) {
  background first{[&] { (void)test::failure_of(other, slow); }};
  ASSERT_TRUE(other_sleeps());
  waiting_witness witness;
  clock::time_point freed;
  background killing{[&] {
    while (witness.waits == 0) std::this_thread::sleep_for(1ms);
    freed = clock::now();
    root.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname ="
        " current_database()");
  }};
  EXPECT_EQ(words(migrate(db, set, {.lock_timeout = std::chrono::milliseconds::max(), .observer = &witness})), "+1");
  killing.join();
  first.join();
  EXPECT_LT(clock::now() - freed, 2s);
}

TEST_F(migrators, OfDifferentHistoriesDoNotWaitForEachOther) {
  root.execute("CREATE SCHEMA elsewhere AUTHORIZATION " + database.owner());
  background first{[&] { (void)test::failure_of(other, slow); }};
  ASSERT_TRUE(other_sleeps());
  EXPECT_EQ(words(migrate(db, set, {.lock_timeout = 5s, .history_schema = "elsewhere", .baseline = "0"})), "+1");
  root.execute(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname ="
      " current_database()");
  first.join();
}

}  // namespace
}  // namespace pawl::test
