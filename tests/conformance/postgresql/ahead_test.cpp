/// Several migrations in one message: what holds between their transactions, and what a script may do to it.

#include "conformance/postgresql/fixture.hpp"

namespace pawl::test {
namespace {

class ahead : public postgresql_case {
 protected:
  /// Each notes whether its session has the lock.
  static constexpr const char* look =
      "INSERT INTO seen SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid() AND"
      " granted AND objsubid = 1;";

  std::string attempts() const { return root.rows("SELECT last_value FROM public.attempts"); }
};

TEST_F(ahead, KeepsTheLockFromOneTransactionToTheNext) {
  const test_set set = postgresql_set(
      {{"1", "a", std::string{"CREATE TABLE seen (locks integer);"} + look}, {"2", "b", look}, {"3", "c", look}});
  EXPECT_EQ(words(migrate(db, set)), "+1 +2 +3");
  EXPECT_EQ(root.rows("SELECT count(*) FROM public.seen WHERE locks > 0"), "3");
}

TEST_F(ahead, SendsEachStatementOnce) {
  const test_set set = postgresql_set({{"1", "a", "CREATE SEQUENCE attempts; SELECT nextval('attempts');"},
                                       {"2", "b", "SELECT nextval('attempts');"},
                                       {"3", "c", "SELECT nextval('attempts');"}});
  EXPECT_EQ(words(migrate(db, set)), "+1 +2 +3");
  EXPECT_EQ(attempts(), "3");
}

TEST_F(ahead, RunsBehindAScriptThatForgetsWhatIsPrepared) {
  const test_set set = postgresql_set(
      {{"1", "a", "CREATE TABLE a (x integer); DEALLOCATE ALL;"}, {"2", "b", "INSERT INTO a VALUES (1);"}});
  EXPECT_EQ(words(migrate(db, set)), "+1 +2");
  EXPECT_EQ(root.rows("SELECT count(*) FROM public.a"), "1");
  EXPECT_EQ(history(), "1 applied\n2 applied");
}

TEST_F(ahead, RunsBehindAScriptThatLetsGoOfTheLock) {
  const test_set set = postgresql_set({{"1", "a", "CREATE TABLE a (x integer); SELECT pg_advisory_unlock_all();"},
                                       {"2", "b", "INSERT INTO a VALUES (1);"}});
  EXPECT_EQ(words(migrate(db, set)), "+1 +2");
  EXPECT_EQ(history(), "1 applied\n2 applied");
}

TEST_F(ahead, TakesNothingForItsOwnRowThatAScriptReturns) {
  const test_set set = postgresql_set({{"1", "a", "SELECT 7 AS duration_us;"}, {"2", "b", "SELECT 1/0;"}});
  const error e = failure_of(set);
  EXPECT_EQ(e.details().migration, "2 b") << e.what();
  EXPECT_EQ(history(), "1 applied");
}

TEST_F(ahead, NoticesThatTheRowBeforeItsOwnIsGone) {
  const test_set set = postgresql_set({{"1", "a", "CREATE SEQUENCE attempts;"},
                                       {"2", "b", "SELECT nextval('attempts'); DELETE FROM public.pawl_history;"}});
  migrate(db, set);
  EXPECT_EQ(attempts(), "2") << "the message failed, and the script was run alone";
}

TEST_F(ahead, PreparesNothingForOneAlone) {
  db.execute("PREPARE pawl_history_row AS SELECT 1");
  EXPECT_EQ(words(migrate(db, postgresql_set({{"1", "a", "CREATE TABLE a (x integer);"}}))), "+1");
  EXPECT_EQ(db.rows("EXECUTE pawl_history_row"), "1");
}

TEST_F(ahead, TellsTheTimeOfEach) {
  const test_set set =
      postgresql_set({{"1", "a", "SELECT 1;"}, {"2", "b", "SELECT pg_sleep(0.3);"}, {"3", "c", "SELECT 1;"}});
  migrate(db, set);
  EXPECT_EQ(root.rows("SELECT string_agg(ordinal::text, ' ' ORDER BY duration_us DESC) LIKE '2 %' FROM pawl_history"),
            "t");
  EXPECT_EQ(root.rows("SELECT bool_and(duration_us >= 0) AND max(duration_us) >= 300000 FROM pawl_history"), "t");
}

}  // namespace
}  // namespace pawl::test
