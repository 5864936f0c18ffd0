/// Other connections: waiting for them, no longer than asked.

#include <atomic>
#include <functional>
#include <thread>

#include "conformance/sqlite/fixture.hpp"

namespace pawl::test {
namespace {

using namespace std::chrono_literals;

struct waiting_witness : observer {
  std::atomic<int> waits{0};
  void waiting_for_lock() override { ++waits; }
};

class busy : public sqlite_case, public testing::WithParamInterface<const char*> {
 protected:
  const test_set set{{{"1", "a", "CREATE TABLE a (x);"}, {"2", "b", "CREATE TABLE b (x);"}}};
  sqlite_connection other = file.open();

  void SetUp() override { db.execute(std::string{"PRAGMA journal_mode="} + GetParam()); }
};

TEST_P(busy, EndsTheWaitAtTheLimit) {
  other.execute("BEGIN IMMEDIATE");
  const auto start = std::chrono::steady_clock::now();
  const error e = failure_of(set, {.lock_timeout = 50ms});
  const auto took = std::chrono::steady_clock::now() - start;
  EXPECT_EQ(e.code(), errc::busy);
  EXPECT_STREQ(e.what(),
               "another connection kept the database locked for 50 ms\n"
               "hint: wait until it is done, or raise options.lock_timeout");
  EXPECT_GE(took, 50ms);
  EXPECT_LT(took, 5s);
  EXPECT_TRUE(sqlite3_get_autocommit(db));
  other.execute("ROLLBACK");
  EXPECT_EQ(words(migrate(db, set)), "+1 +2");
}

TEST_P(busy, DoesNotWaitWhereToldNotTo) {
  other.execute("BEGIN IMMEDIATE");
  EXPECT_EQ(failure_of(set, {.lock_timeout = 0ms}).code(), errc::busy);
}

TEST_P(busy, CanWaitForEver) {
  other.execute("BEGIN IMMEDIATE");
  std::thread holder{[&] {
    std::this_thread::sleep_for(50ms);
    other.execute("ROLLBACK");
  }};
  EXPECT_EQ(words(migrate(db, set, {.lock_timeout = std::chrono::milliseconds::max()})), "+1 +2");
  holder.join();
}

TEST_P(busy, AppliesOnceTheLockIsFree) {
  other.execute("BEGIN IMMEDIATE; CREATE TABLE t (x)");
  waiting_witness witness;
  std::thread holder{[&] {
    while (witness.waits == 0) std::this_thread::sleep_for(1ms);
    other.execute("ROLLBACK");
  }};
  EXPECT_EQ(words(migrate(db, set, {.observer = &witness})), "+1 +2");
  holder.join();
  EXPECT_EQ(witness.waits, 1);
}

TEST_P(busy, FindsWhatAnotherAppliedInTheMeantime) {
  other.execute("BEGIN IMMEDIATE");
  waiting_witness witness;
  std::thread rival{[&] {
    while (witness.waits == 0) std::this_thread::sleep_for(1ms);
    other.execute("ROLLBACK");
    migrate(other, set);
  }};
  const report mine = migrate(db, set, {.observer = &witness});
  rival.join();
  EXPECT_TRUE(mine.steps.empty() || mine.steps.size() == 2U);
  EXPECT_EQ(db.rows("SELECT count(*) FROM pawl_history"), "2");
}

TEST_P(busy, LetsOneOfManyApply) {
  constexpr int starters = 8;
  std::atomic<int> applied{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < starters; ++i) {
    threads.emplace_back([&] {
      const sqlite_connection mine = file.open();
      applied += static_cast<int>(migrate(mine, set, {.transaction = transaction_scope::whole}).steps.size());
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(applied, 2);
}

/// Another process, between two of our transactions.
struct intruder : observer {
  std::function<void()> intrude;
  void committed() override { intrude(); }
};

TEST_P(busy, ReadsTheHistoryAnewWhereAnotherWroteBetweenTwoTransactions) {
  intruder intruder;
  intruder.intrude = [&] { migrate(other, set); };
  const options options{.transaction = transaction_scope::each, .observer = &intruder};
  EXPECT_EQ(words(migrate(db, set, options)), "+1");
  EXPECT_EQ(db.rows("SELECT count(*) FROM pawl_history"), "2");
}

TEST_P(busy, RefusesANewerProgramsDatabaseBetweenTwoTransactions) {
  const test_set newer{
      {{"1", "a", "CREATE TABLE a (x);"}, {"2", "b", "CREATE TABLE b (x);"}, {"3", "c", "CREATE TABLE c (x);"}}};
  intruder intruder;
  intruder.intrude = [&] { migrate(other, newer); };
  const options options{.transaction = transaction_scope::each, .observer = &intruder};
  EXPECT_EQ(failure_of(set, options).code(), errc::newer_database);
  EXPECT_TRUE(sqlite3_get_autocommit(db));
}

INSTANTIATE_TEST_SUITE_P(sqlite, busy, testing::Values("DELETE", "WAL"),
                         [](const auto& of) { return std::string{of.param}; });

class commit : public sqlite_case {};

TEST_F(commit, WaitsForAReader) {
  const test_set set{{{"1", "a", "CREATE TABLE a (x);"}}};
  db.execute("CREATE TABLE t (x); INSERT INTO t VALUES (1), (2)");
  const sqlite_connection reader = file.open();
  reader.execute("BEGIN; SELECT * FROM t");
  waiting_witness witness;
  std::thread finish{[&] {
    while (witness.waits == 0) std::this_thread::sleep_for(1ms);
    reader.execute("COMMIT");
  }};
  EXPECT_EQ(words(migrate(db, set, {.baseline = "0", .observer = &witness})), "+1");
  finish.join();
  EXPECT_EQ(witness.waits, 1);
}

TEST_F(commit, GivesUpOnAReaderThatStays) {
  const test_set set{{{"1", "a", "CREATE TABLE a (x);"}}};
  db.execute("CREATE TABLE t (x); INSERT INTO t VALUES (1), (2)");
  const sqlite_connection reader = file.open();
  reader.execute("BEGIN; SELECT * FROM t");
  EXPECT_EQ(failure_of(set, {.lock_timeout = 20ms, .baseline = "0"}).code(), errc::busy);
  EXPECT_TRUE(sqlite3_get_autocommit(db));
  reader.execute("COMMIT");
  EXPECT_EQ(db.rows("SELECT name FROM sqlite_schema"), "t");
}

TEST_F(commit, AsksTheCallersBusyHandlerFirst) {
  const sqlite_connection other = file.open();
  other.execute("BEGIN IMMEDIATE");
  int calls = 0;
  sqlite3_busy_handler(
      db, [](void* count, int) { return ++*static_cast<int*>(count) % 4; }, &calls);
  EXPECT_EQ(failure_of(test_set{{{"1", "a", "CREATE TABLE a (x);"}}}, {.lock_timeout = 0ms}).code(), errc::busy);
  EXPECT_EQ(calls, 4);
}

}  // namespace
}  // namespace pawl::test
