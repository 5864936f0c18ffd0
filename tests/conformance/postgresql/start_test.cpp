/// The start of a program whose database is up to date: one question, for whoever may read. And of one whose migrations
/// are pending where it cannot write: told before anything is written.

#include "conformance/postgresql/fixture.hpp"
#include "support/postgresql_cluster.hpp"
#include "support/postgresql_proxy.hpp"
#include "support/temporary_folder.hpp"

namespace pawl::test {
namespace {

test_set first_set() { return postgresql_set({{"1", "a", "CREATE TABLE a (x integer);"}}); }
test_set longer_set() {
  return postgresql_set({{"1", "a", "CREATE TABLE a (x integer);"}, {"2", "b", "CREATE TABLE b (x integer);"}});
}

class verified_start : public postgresql_case {
 protected:
  postgresql_proxy proxy{test_database::host()};

  postgresql_session through_proxy(const std::string& connection_string) const {
    return postgresql_session{replaced(connection_string, test_database::host(), proxy.host())};
  }
};

TEST_F(verified_start, IsOneRoundTrip) {
  migrate(db, longer_set());
  const postgresql_session watched = through_proxy(database.connection_string());
  const test_set set = longer_set();
  for (int round = 0; round < 3; ++round) {
    proxy.count_anew();
    EXPECT_TRUE(migrate(watched, set).up_to_date());
    EXPECT_EQ(proxy.count().round_trips, 1U) << "start " << round;
    EXPECT_EQ(proxy.count().types_to_server, "Q") << "start " << round;
  }
}

TEST_F(verified_start, IsOneRoundTripWithRepeatableScriptsToo) {
  const test_set set = postgresql_set(
      {{"1", "a", "CREATE TABLE a (x INTEGER);"}, {"R", "b", "CREATE OR REPLACE VIEW b AS SELECT x FROM a;"}});
  migrate(db, set);
  const postgresql_session watched = through_proxy(database.connection_string());
  proxy.count_anew();
  EXPECT_TRUE(migrate(watched, set).up_to_date());
  EXPECT_EQ(proxy.count().round_trips, 1U);
}

TEST_F(verified_start, IsOneRoundTripHoweverLongTheHistory) {
  std::vector<migration_text> many;
  for (int i = 1; i <= 300; ++i) many.push_back({std::to_string(i), "step", "SELECT " + std::to_string(i) + ";"});
  const test_set set = postgresql_set(many);
  migrate(db, set);
  const postgresql_session watched = through_proxy(database.connection_string());
  proxy.count_anew();
  EXPECT_TRUE(migrate(watched, set).up_to_date());
  EXPECT_EQ(proxy.count().round_trips, 1U);
  EXPECT_LT(proxy.count().bytes[1], 1000U);
}

/// The history's last row; its shape; all of it; what the role may do; the lock; the last row under it; the work.
TEST_F(verified_start, OfWhatIsPendingLooksAtTheHistorysShapeOnce) {
  migrate(db, first_set());
  const postgresql_session watched = through_proxy(database.connection_string());
  const test_set set = longer_set();
  proxy.count_anew();
  EXPECT_EQ(migrate(watched, set).steps.size(), 1U);
  EXPECT_EQ(proxy.count().round_trips, 7U);
}

TEST_F(verified_start, NeedsNoMoreThanToReadTheHistory) {
  migrate(db, longer_set());
  const std::string reader = database.create_role();
  root.execute("REVOKE ALL ON SCHEMA public FROM public; GRANT USAGE ON SCHEMA public TO " + reader +
               "; GRANT SELECT ON public.pawl_history TO " + reader);
  const postgresql_session mine{database.connection_string(reader)};
  EXPECT_TRUE(migrate(mine, longer_set()).up_to_date());
}

TEST_F(verified_start, WorksWhereTransactionsReadOnly) {
  migrate(db, longer_set());
  db.execute("SET default_transaction_read_only = on");
  EXPECT_TRUE(migrate(db, longer_set()).up_to_date());
}

TEST_F(verified_start, KeepsNoLockAndNoTransaction) {
  migrate(db, longer_set());
  migrate(db, longer_set());
  const std::string pid = db.rows("SELECT pg_backend_pid()");
  EXPECT_EQ(root.rows("SELECT count(*) FROM pg_locks WHERE pid = " + pid), "0");
  EXPECT_EQ(root.rows("SELECT state FROM pg_stat_activity WHERE pid = " + pid), "idle");
}

/// A server that nobody else uses: a transaction number that is spent there was spent by the case.
class quiet_server : public testing::Test {
 protected:
  postgresql_cluster primary{{.template_folder = cluster_template()}};
  postgresql_session root{primary.connection_string("postgres")};

  std::string spent_transactions() const { return root.rows("SELECT pg_snapshot_xmax(pg_current_snapshot())"); }

  void SetUp() override { root.execute("CREATE ROLE reader LOGIN; CREATE ROLE stranger LOGIN"); }
};

TEST_F(quiet_server, SpendsNoTransactionOnAVerifiedStart) {
  migrate(root, first_set());
  const std::string before = spent_transactions();
  migrate(root, first_set());
  EXPECT_EQ(spent_transactions(), before);
}

TEST_F(quiet_server, TellsAReaderThatItMayNotApplyAnythingBeforeItTries) {
  migrate(root, first_set());
  root.execute("GRANT SELECT ON pawl_history TO reader");
  const postgresql_session reader{primary.connection_string("postgres", "reader")};
  EXPECT_TRUE(migrate(reader, first_set()).up_to_date());
  const std::string before = spent_transactions();
  const error e = failure_of(reader, longer_set());
  EXPECT_EQ(e.code(), errc::no_permission) << e.what();
  EXPECT_NE(std::string{e.what()}.find("reader"), std::string::npos) << e.what();
  EXPECT_EQ(spent_transactions(), before);
}

TEST_F(quiet_server, TellsAStrangerThatItMayNotReadTheHistory) {
  migrate(root, first_set());
  const postgresql_session stranger{primary.connection_string("postgres", "stranger")};
  const std::string before = spent_transactions();
  const error e = failure_of(stranger, first_set());
  EXPECT_EQ(e.code(), errc::no_permission) << e.what();
  EXPECT_NE(std::string{e.what()}.find("stranger"), std::string::npos) << e.what();
  EXPECT_EQ(spent_transactions(), before);
}

TEST_F(quiet_server, TellsWhoMayNotMakeTheHistoryBeforeItTries) {
  const postgresql_session stranger{primary.connection_string("postgres", "stranger")};
  const std::string before = spent_transactions();
  const error e = failure_of(stranger, first_set());
  EXPECT_EQ(e.code(), errc::no_permission) << e.what();
  EXPECT_EQ(spent_transactions(), before);
}

TEST_F(quiet_server, WritesNothingWhereTransactionsReadOnly) {
  migrate(root, first_set());
  root.execute("SET default_transaction_read_only = on");
  const std::string before = spent_transactions();
  EXPECT_TRUE(migrate(root, first_set()).up_to_date());
  const error e = failure_of(root, longer_set());
  EXPECT_EQ(e.code(), errc::read_only) << e.what();
  EXPECT_EQ(spent_transactions(), before);
}

TEST_F(quiet_server, WritesNothingWhereTheHistoryDiverges) {
  migrate(root, longer_set());
  const std::string before = spent_transactions();
  EXPECT_EQ(failure_of(root, first_set()).code(), errc::newer_database);
  EXPECT_EQ(
      failure_of(root, postgresql_set({{"1", "a", "CREATE TABLE c (x integer);"}, {"2", "b", "SELECT 1;"}})).code(),
      errc::diverged);
  EXPECT_EQ(spent_transactions(), before);
}

TEST_F(quiet_server, MayBeAHotStandbyThatIsUpToDateAndSaysThatItIsOneOtherwise) {
  migrate(root, first_set());
  const postgresql_cluster standby{{.primary = primary.host()}};
  const postgresql_session replica{standby.connection_string("postgres")};
  EXPECT_TRUE(migrate(replica, first_set()).up_to_date());
  const error e = failure_of(replica, longer_set());
  EXPECT_EQ(e.code(), errc::read_only) << e.what();
  EXPECT_NE(std::string{e.what()}.find("standby"), std::string::npos) << e.what();
  EXPECT_EQ(replica.rows("SELECT count(*) FROM pg_class WHERE relname = 'b'"), "0");
}

}  // namespace
}  // namespace pawl::test
