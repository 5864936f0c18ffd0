// Behind pgbouncer: what is transactional works in both of its modes and leaves no lock and no setting on connections
// that others get next; what stands alone is refused before anything is written.

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include <pawl/error.hpp>

#include "faults/postgresql/pooler.hpp"
#include "faults/postgresql/rehearsal.hpp"

namespace pawl::faults {
namespace {

class pooled : public testing::TestWithParam<const char*> {
 protected:
  const test::test_database database;
  const test::postgresql_session direct{database.connection_string()};

  std::string advisory_locks() const {
    return direct.rows(
        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE"
        " datname = current_database())");
  }
  std::string settings(const test::postgresql_session& session) const {
    return session.rows(
        "SELECT name, setting FROM pg_settings WHERE source = 'session' OR name IN ('search_path', 'lock_timeout',"
        " 'statement_timeout', 'client_encoding', 'standard_conforming_strings', 'client_connection_check_interval')"
        " ORDER BY name");
  }
  std::string history() const {
    if (direct.rows("SELECT to_regclass('public.pawl_history')") == "NULL") return "";
    return direct.rows("SELECT count(*) FROM public.pawl_history WHERE state = 'applied'");
  }
};

TEST_P(pooled, UpgradesAndVerifiesAndLeavesNoLockAndNoSetting) {
  const pooler pooler{database, GetParam(), 1};
  const test::postgresql_session db{pooler.connection_string()};
  const std::string before = settings(db);
  const test::test_set set = transactional_set();
  std::size_t reported = 0;
  EXPECT_EQ(right_runner(db, set, reported), set.size());
  EXPECT_EQ(right_runner(db, set, reported), 0U);
  EXPECT_EQ(settings(db), before);
  EXPECT_EQ(advisory_locks(), "0");
  EXPECT_EQ(history(), std::to_string(set.size()));
}

TEST_P(pooled, NamesTheStatementThatFailsAndLeavesNoLockAndNoSetting) {
  const pooler pooler{database, GetParam(), 1};
  const test::postgresql_session db{pooler.connection_string()};
  const std::string before = settings(db);
  const test::test_set set{{{"1", "a", "CREATE TABLE a (x integer);"}, {"2", "b", "SELECT 1;\nSELECT nope;"}},
                           {.dialect = dialect::postgresql}};
  std::size_t reported = 0;
  try {
    right_runner(db, set, reported);
    FAIL();
  } catch (const error& failure) {
    EXPECT_EQ(failure.details().line, 2U) << failure.what();
    EXPECT_EQ(failure.details().sql_state, "42703");
  }
  EXPECT_EQ(settings(db), before);
  EXPECT_EQ(advisory_locks(), "0");
  EXPECT_EQ(history(), "1");
}

TEST_P(pooled, LetsOneOfManyStartersApply) {
  const pooler pooler{database, GetParam(), 6};
  const test::test_set set = transactional_set();
  std::atomic<std::size_t> applied{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i) {
    threads.emplace_back([&] {
      const test::postgresql_session db{pooler.connection_string()};
      std::size_t reported = 0;
      applied += right_runner(db, set, reported);
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(applied, set.size());
  EXPECT_EQ(advisory_locks(), "0");
}

INSTANTIATE_TEST_SUITE_P(pgbouncer, pooled, testing::Values("session", "transaction"),
                         [](const auto& of) { return std::string{of.param}; });

class transaction_pooling : public pooled {};

TEST_P(transaction_pooling, RefusesAStandaloneStepBeforeAnythingIsWritten) {
  const pooler pooler{database, GetParam()};
  const test::postgresql_session db{pooler.connection_string()};
  std::size_t reported = 0;
  try {
    right_runner(db, postgresql_set(), reported);
    FAIL();
  } catch (const error& failure) {
    EXPECT_NE(std::string{failure.what()}.find("pooler"), std::string::npos) << failure.what();
    EXPECT_NE(std::string{failure.what()}.find("0005 index"), std::string::npos) << failure.what();
    EXPECT_NE(std::string{failure.what()}.find("direct connection"), std::string::npos) << failure.what();
  }
  EXPECT_EQ(direct.rows("SELECT to_regclass('public.pawl_history'), to_regclass('notes')"), "NULL|NULL");
  EXPECT_EQ(advisory_locks(), "0");
}

/// The red arm: a lock of the session stays on the pooler's connection when its taker has gone.
TEST_P(transaction_pooling, RedArmStrandsALockOfTheSession) {
  const pooler pooler{database, GetParam()};
  direct.execute("CREATE TABLE public.pawl_history (x integer)");
  {
    const test::postgresql_session db{pooler.connection_string()};
    std::size_t reported = 0;
    // It leaves between transactions: a connection in the middle of one would not be given to others.
    const test::test_set bad{{{"1", "a", "SELECT nope;", "", test::standalone_text{}}},
                             {.dialect = dialect::postgresql}};
    EXPECT_THROW(session_lock_runner(db, bad, reported), std::exception);
  }
  EXPECT_EQ(advisory_locks(), "1");
}

INSTANTIATE_TEST_SUITE_P(pgbouncer, transaction_pooling, testing::Values("transaction"),
                         [](const auto& of) { return std::string{of.param}; });

}  // namespace
}  // namespace pawl::faults
