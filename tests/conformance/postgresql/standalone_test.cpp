/// Statements that no transaction can hold: noted, run, noted as done; an interrupted one is found and finished.

#include <atomic>
#include <thread>

#include "conformance/postgresql/fixture.hpp"
#include "support/background.hpp"

namespace pawl::test {
namespace {

using namespace std::chrono_literals;

migration_text table_step() {
  return {"1", "table",
          "CREATE TABLE t (x integer, y integer); INSERT INTO t SELECT i, i FROM generate_series(1, 100) i;"};
}

migration_text index_step(const std::string& version = "2") {
  return {version,
          "index",
          "CREATE UNIQUE INDEX CONCURRENTLY by_x ON t (x);",
          "DROP INDEX CONCURRENTLY by_x;",
          {{resumption::create_index, "t", "by_x"}},
          {{resumption::drop, "", "by_x"}}};
}

class standalone : public postgresql_case {
 protected:
  /// The indexes of a table, and whether they are valid.
  std::string indexes(const std::string& table = "t") const {
    return root.rows("SELECT indexrelid::regclass || ' ' || indisvalid FROM pg_index WHERE indrelid = '" + table +
                     "'::regclass ORDER BY 1");
  }

  /// Holds back whatever waits for old snapshots, CREATE INDEX CONCURRENTLY before all.
  void hold_back(const postgresql_session& session) const {
    session.execute(
        "BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM pg_class; LOCK TABLE t IN ROW EXCLUSIVE MODE");
  }

  bool waits(const std::string& statement = "CREATE") const {
    return comes_true(root,
                      "SELECT count(*) >= 1 FROM pg_stat_activity WHERE datname = current_database() AND"
                      " wait_event_type = 'Lock' AND query LIKE '" +
                          statement + "%'");
  }

  void end_waiting(const std::string& statement = "CREATE") const {
    root.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND"
        " wait_event_type = 'Lock' AND query LIKE '" +
        statement + "%'");
  }
};

TEST_F(standalone, StepsRunBetweenOthersUpAndDown) {
  const test_set set = postgresql_set({table_step(), index_step(), {"3", "after", "INSERT INTO t VALUES (0, 0);"}});
  EXPECT_EQ(words(migrate(db, set)), "+1 +2 +3");
  EXPECT_EQ(history(), "1 applied\n2 applied\n3 applied");
  EXPECT_EQ(indexes(), "by_x true");
  postgresql_database engine{db};
  const test_set two = postgresql_set({table_step(), index_step()});
  EXPECT_EQ(failure_of(two).code(), errc::newer_database);
}

TEST_F(standalone, StepsAreUndone) {
  const test_set set = postgresql_set({table_step(), index_step()});
  migrate(db, set);
  postgresql_database engine{db};
  EXPECT_EQ(words(migrator(engine, set).down(1)), "-2");
  EXPECT_EQ(history(), "1 applied");
  EXPECT_EQ(indexes(), "");
  EXPECT_EQ(words(migrate(db, set)), "+2");
}

TEST_F(standalone, StepsRunAlsoWhereAllElseIsOneTransaction) {
  const test_set set = postgresql_set({table_step(), index_step(), {"3", "after", "INSERT INTO t VALUES (0, 0);"}});
  EXPECT_EQ(words(migrate(db, set, {.transaction = transaction_scope::whole})), "+1 +2 +3");
  EXPECT_EQ(indexes(), "by_x true");
}

TEST_F(standalone, StepThatFailsNamesItsPlaceAndLeavesNothingBehind) {
  const test_set set = postgresql_set({table_step(), {"2", "twins", "INSERT INTO t VALUES (1, 1);"}, index_step("3")});
  const error e = failure_of(set);
  EXPECT_EQ(e.code(), errc::statement_failed) << e.what();
  EXPECT_EQ(e.details().sql_state, "23505");
  EXPECT_EQ(e.details().file, "migrations/3_index.sql");
  EXPECT_EQ(e.details().line, 1U);
  EXPECT_EQ(e.details().migration, "3 index");
  EXPECT_EQ(history(), "1 applied\n2 applied");
  EXPECT_EQ(indexes(), "");
  db.execute("DELETE FROM t WHERE ctid = (SELECT max(ctid) FROM t)");
  EXPECT_EQ(words(migrate(db, set)), "+3");
  EXPECT_EQ(history(), "1 applied\n2 applied\n3 applied");
  EXPECT_EQ(indexes(), "by_x true");
}

TEST_F(standalone, StepThatWasInterruptedIsToldByTheStatus) {
  const test_set set = postgresql_set({table_step(), index_step()});
  migrate(db, set);
  root.execute("UPDATE public.pawl_history SET state = 'running' WHERE ordinal = 2");
  postgresql_database engine{db};
  const status status = migrator(engine, set).status();
  ASSERT_NE(status.interrupted, nullptr);
  EXPECT_STREQ(status.interrupted->version, "2");
  EXPECT_EQ(status.state, database_state::pending);
}

TEST_F(standalone, IndexThatIsCompleteIsKeptByTheNextStart) {
  const test_set set = postgresql_set({table_step(), index_step()});
  migrate(db, set);
  root.execute("UPDATE public.pawl_history SET state = 'running' WHERE ordinal = 2");
  const std::string before = root.rows("SELECT 'by_x'::regclass::oid");
  EXPECT_EQ(words(migrate(db, set)), "+2");
  EXPECT_EQ(root.rows("SELECT 'by_x'::regclass::oid"), before);
  EXPECT_EQ(history(), "1 applied\n2 applied");
}

TEST_F(standalone, IndexThatIsNotThereIsBuiltByTheNextStart) {
  const test_set set = postgresql_set({table_step(), index_step()});
  migrate(db, set);
  root.execute("UPDATE public.pawl_history SET state = 'running' WHERE ordinal = 2; DROP INDEX by_x");
  EXPECT_EQ(words(migrate(db, set)), "+2");
  EXPECT_EQ(indexes(), "by_x true");
}

/// An index of that name that is somebody else's is nothing that an interrupted run of ours has left.
TEST_F(standalone, IndexOfAnotherTableIsNotTaken) {
  const test_set set = postgresql_set({table_step(), index_step()});
  migrate(db, set);
  root.execute(
      "UPDATE public.pawl_history SET state = 'running' WHERE ordinal = 2; DROP INDEX by_x;"
      "CREATE SCHEMA app; CREATE TABLE app.t (x integer); CREATE UNIQUE INDEX by_x ON app.t (x)");
  EXPECT_EQ(words(migrate(db, set)), "+2");
  EXPECT_EQ(indexes(), "by_x true");
}

TEST_F(standalone, DownThatWasInterruptedIsFinished) {
  const test_set set = postgresql_set({table_step(), index_step()});
  migrate(db, set);
  root.execute("UPDATE public.pawl_history SET state = 'undoing' WHERE ordinal = 2");
  postgresql_database engine{db};
  EXPECT_EQ(words(migrator(engine, set).down(1)).substr(0, 2), "-2");
  EXPECT_EQ(history(), "1 applied");
  EXPECT_EQ(indexes(), "");
}

TEST_F(standalone, DropThatHadHappenedIsDone) {
  const test_set set = postgresql_set({table_step(), index_step()});
  migrate(db, set);
  root.execute("UPDATE public.pawl_history SET state = 'undoing' WHERE ordinal = 2; DROP INDEX by_x");
  postgresql_database engine{db};
  EXPECT_EQ(words(migrator(engine, set).down(1)).substr(0, 2), "-2");
  EXPECT_EQ(history(), "1 applied");
}

TEST_F(standalone, ReindexLeavesNothingBehindOfAnInterruptedOne) {
  db.execute("CREATE TABLE t (x integer); INSERT INTO t VALUES (1); CREATE INDEX i ON t (x)");
  const test_set set =
      postgresql_set({{"1", "rebuild", "REINDEX INDEX CONCURRENTLY i;", "", {{resumption::reindex, "", "i"}}}});
  const postgresql_session old{database.connection_string()};
  hold_back(old);
  background first{
      [&] { EXPECT_EQ(failure_of(set, {.table_lock_timeout = 0ms, .baseline = "0"}).code(), errc::connection_lost); }};
  ASSERT_TRUE(waits("REINDEX"));
  end_waiting("REINDEX");
  first.join();
  old.execute("COMMIT");
  EXPECT_EQ(indexes().find("i_ccnew false") == std::string::npos, false) << indexes();
  const postgresql_session next{database.connection_string()};
  EXPECT_EQ(words(migrate(next, set)), "+1");
  EXPECT_EQ(indexes(), "i true");
}

TEST_F(standalone, PartitionThatIsHalfDetachedIsFinished) {
  db.execute("CREATE TABLE t (x integer) PARTITION BY LIST (x); CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1)");
  const test_set set = postgresql_set({{"1",
                                        "detach",
                                        "ALTER TABLE t DETACH PARTITION t1 CONCURRENTLY;",
                                        "",
                                        {{resumption::detach_partition, "t", "t1"}}}});
  const postgresql_session old{database.connection_string()};
  old.execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM t");
  background first{[&] { (void)failure_of(set, {.table_lock_timeout = 0ms, .baseline = "0"}); }};
  ASSERT_TRUE(waits("ALTER"));
  end_waiting("ALTER");
  first.join();
  old.execute("COMMIT");
  EXPECT_EQ(root.rows("SELECT inhdetachpending FROM pg_inherits"), "t");
  const postgresql_session next{database.connection_string()};
  EXPECT_EQ(words(migrate(next, set)), "+1");
  EXPECT_EQ(root.rows("SELECT count(*) FROM pg_inherits WHERE inhparent = 't'::regclass"), "0");
  EXPECT_EQ(root.rows("SELECT to_regclass('t1')"), "t1");
}

TEST_F(standalone, VacuumIsSimplyRunAgain) {
  const test_set set = postgresql_set({table_step(), {"2", "vacuum", "VACUUM t;", "", {{resumption::rerun, "t", ""}}}});
  migrate(db, set);
  root.execute("UPDATE public.pawl_history SET state = 'running' WHERE ordinal = 2");
  EXPECT_EQ(words(migrate(db, set)), "+2");
}

TEST_F(standalone, IndexIsRebuiltWhereTheServerEndedTheSession) {
  const test_set set = postgresql_set({table_step(), index_step(), {"3", "after", "INSERT INTO t VALUES (0, 0);"}});
  migrate(db, postgresql_set({table_step()}));
  const postgresql_session old{database.connection_string()};
  hold_back(old);
  background first{[&] { EXPECT_EQ(failure_of(set, {.table_lock_timeout = 0ms}).code(), errc::connection_lost); }};
  ASSERT_TRUE(waits());
  end_waiting();
  first.join();
  old.execute("COMMIT");
  EXPECT_EQ(history(), "1 applied\n2 running");
  const postgresql_session next{database.connection_string()};
  EXPECT_EQ(words(migrate(next, set)), "+2 +3");
  EXPECT_EQ(history(), "1 applied\n2 applied\n3 applied");
  EXPECT_EQ(indexes(), "by_x true");
}

TEST_F(standalone, IndexThatWaitsTooLongIsGivenUpAndFinishedLater) {
  const test_set set = postgresql_set({table_step(), index_step()});
  migrate(db, postgresql_set({table_step()}));
  const postgresql_session old{database.connection_string()};
  hold_back(old);
  const error e = failure_of(set, {.table_lock_timeout = 30ms, .table_lock_attempts = 2});
  EXPECT_EQ(e.code(), errc::busy) << e.what();
  EXPECT_EQ(e.details().sql_state, "55P03") << e.what();
  old.execute("COMMIT");
  EXPECT_EQ(words(migrate(db, set)), "+2");
  EXPECT_EQ(indexes(), "by_x true");
}

/// CREATE INDEX CONCURRENTLY waits for every transaction that is older; a waiter that kept one open while it waits for
/// our lock would never end.
TEST_F(standalone, StepsAreNotHeldUpByThoseWhoWaitForThem) {
  const test_set set = postgresql_set({table_step(), index_step()});
  migrate(db, postgresql_set({table_step()}));
  const postgresql_session old{database.connection_string()};
  hold_back(old);
  background first{[&] { EXPECT_EQ(words(migrate(db, set, {.table_lock_timeout = 0ms})), "+2"); }};
  ASSERT_TRUE(waits());
  struct witness : observer {
    std::atomic<int>* waits = nullptr;
    void waiting_for_lock() override { ++*waits; }
  };
  std::atomic<int> waiting{0};
  std::atomic<int> up_to_date{0};
  std::vector<background> others;
  for (int i = 0; i < 4; ++i) {
    others.emplace_back([&] {
      const postgresql_session mine{database.connection_string()};
      witness witness;
      witness.waits = &waiting;
      if (migrate(mine, set, {.observer = &witness}).up_to_date()) ++up_to_date;
    });
  }
  while (waiting < 4) std::this_thread::sleep_for(2ms);
  std::this_thread::sleep_for(50ms);
  old.execute("COMMIT");
  first.join();
  for (background& other : others) other.join();
  EXPECT_EQ(up_to_date, 4);
  EXPECT_EQ(indexes(), "by_x true");
}

TEST_F(standalone, StepLeavesNoLockBehind) {
  migrate(db, postgresql_set({table_step(), index_step()}));
  EXPECT_EQ(root.rows("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM"
                      " pg_database WHERE datname = current_database())"),
            "0");
}

/// The red arm: an index that is made "if it is not there" after an interruption stays INVALID for ever.
TEST_F(standalone, NaiveRunnerTakesAnInvalidIndexForDone) {
  db.execute("CREATE TABLE t (x integer); INSERT INTO t VALUES (1), (1)");
  EXPECT_THROW(db.execute("CREATE UNIQUE INDEX CONCURRENTLY by_x ON t (x)"), std::exception);
  db.execute("DELETE FROM t WHERE ctid = (SELECT max(ctid) FROM t)");
  db.execute("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS by_x ON t (x)");
  EXPECT_EQ(indexes(), "by_x false");
}

}  // namespace
}  // namespace pawl::test
