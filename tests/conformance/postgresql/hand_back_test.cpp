/// The caller's connection is handed back as it was found: after a success, and after every way to fail.

#include "conformance/postgresql/fixture.hpp"

namespace pawl::test {
namespace {

using namespace std::chrono_literals;

/// Everything that a session has which is not the database's.
const char* const session_query = R"(
SELECT line FROM (
  SELECT name || '=' || setting FROM pg_catalog.pg_settings
  UNION ALL SELECT 'role ' || current_user || ' of ' || session_user
  UNION ALL SELECT 'path ' || current_setting('search_path')
  UNION ALL SELECT 'pid ' || pg_backend_pid()
  UNION ALL SELECT 'lock ' || locktype FROM pg_catalog.pg_locks WHERE pid = pg_backend_pid() AND locktype = 'advisory'
  UNION ALL SELECT 'prepared ' || name FROM pg_catalog.pg_prepared_statements
  UNION ALL SELECT 'cursor ' || name FROM pg_catalog.pg_cursors WHERE name <> ''
  UNION ALL SELECT 'listens ' || channel FROM pg_catalog.pg_listening_channels() AS channel
  UNION ALL SELECT 'temporary ' || relname FROM pg_catalog.pg_class WHERE relnamespace = pg_my_temp_schema()
  UNION ALL SELECT 'own ' || coalesce(current_setting('app.own', true), 'NULL')
) AS found (line) ORDER BY line)";

struct way {
  const char* name;
  std::vector<migration_text> migrations;
  std::string before = {};
  bool fails = true;
};

const migration_text good{"1", "good", "CREATE TABLE app.good (x integer UNIQUE);"};
const migration_text alone{
    "2", "alone", "CREATE UNIQUE INDEX CONCURRENTLY i ON app.t (x);", "", {{resumption::create_index, "app.t", "i"}}};

class handed_back : public postgresql_case, public testing::WithParamInterface<way> {
 protected:
  void SetUp() override {
    const std::string role = database.create_role();
    root.execute("GRANT " + role + " TO " + database.owner() + "; GRANT CREATE, USAGE ON SCHEMA public TO " + role +
                 "; CREATE SCHEMA app AUTHORIZATION " + role + "; SET ROLE " + role +
                 "; CREATE TABLE app.t (x integer); INSERT INTO app.t VALUES (1), (1); RESET ROLE");
    if (!GetParam().before.empty()) root.execute(GetParam().before);
    db.execute("SET ROLE " + role +
               "; SET search_path = app, public; SET lock_timeout = 1234; SET statement_timeout = 54321;"
               " SET idle_in_transaction_session_timeout = 99999; SET standard_conforming_strings = off;"
               " SET escape_string_warning = off; SET client_encoding = LATIN1; SET client_min_messages = error;"
               " SET DateStyle = 'German, DMY'; SET TimeZone = 'Asia/Tokyo'; SET application_name = 'shop';"
               " SET row_security = on; SET extra_float_digits = 0; SET bytea_output = escape;"
               " SET check_function_bodies = off; SET xmloption = document; SET app.own = 'mine';"
               " SET default_transaction_isolation = 'serializable'; SET synchronous_commit = local;"
               " SET backslash_quote = on; SET transform_null_equals = on; SET IntervalStyle = sql_standard;"
               " PREPARE mine AS SELECT 1; LISTEN news; CREATE TEMP TABLE kept (x integer);"
               " SELECT pg_advisory_lock(77)");
  }

  std::string session() const { return db.rows(session_query); }
};

TEST_P(handed_back, AsItWasFound) {
  const std::string before = session();
  const test_set set = postgresql_set(GetParam().migrations);
  const options options{.lock_timeout = 50ms,
                        .table_lock_timeout = 20ms,
                        .table_lock_attempts = 2,
                        .statement_timeout = 5s,
                        .baseline = "0"};
  bool failed = false;
  try {
    migrate(db, set, options);
  } catch (const error&) {
    failed = true;
  }
  EXPECT_EQ(failed, GetParam().fails);
  EXPECT_EQ(session(), before);
  EXPECT_EQ(root.rows("SELECT state FROM pg_stat_activity WHERE pid = " + db.rows("SELECT pg_backend_pid()")), "idle");
}

INSTANTIATE_TEST_SUITE_P(
    postgresql, handed_back,
    testing::Values(
        way{"AfterSuccess", {good, {"2", "more", "INSERT INTO good VALUES (1);"}}, "", false},
        way{"AfterNothing", {}, "", false}, way{"AfterAnErrorOfSyntax", {good, {"2", "bad", "SELEC 1;"}}},
        way{"AfterAMissingTable", {{"1", "bad", "SELECT * FROM missing;"}}},
        way{"AfterABrokenConstraint", {good, {"2", "bad", "INSERT INTO good VALUES (1), (1);"}}},
        way{"AfterADeferredConstraint",
            {{"1", "bad",
              "CREATE TABLE d (x integer UNIQUE DEFERRABLE INITIALLY DEFERRED); INSERT INTO d VALUES (1),"
              " (1);"}}},
        way{"AfterSettingsOfAScript",
            {{"1", "sets", "SET LOCAL search_path = public; SET LOCAL TimeZone = 'UTC';"}},
            "",
            false},
        way{"AfterSettingsOfAScriptThatFails", {{"1", "sets", "SET LOCAL TimeZone = 'UTC'; SELECT 1/0;"}}},
        way{"AfterAStandaloneStepThatFails", {good, alone}},
        way{"AfterAStandaloneStep", {good, alone}, "DELETE FROM app.t", false},
        way{"AfterARefusedHistory", {good}, "CREATE VIEW public.pawl_history AS SELECT 1 AS x"},
        way{"AfterAHistoryOfAnother", {good}, "CREATE TABLE public.pawl_history (x integer)"},
        way{"AfterALockedTable", {{"1", "waits", "ALTER TABLE t ADD y integer;"}}, "BEGIN; LOCK TABLE app.t"}),
    [](const auto& of) { return of.param.name; });

class caller : public postgresql_case {};

TEST_F(caller, InsideATransactionIsRefusedAndLeftThere) {
  pqxx::work work{db.connection()};
  work.exec("CREATE TABLE mine (x integer)");
  const error e = failure_of(postgresql_set({{"1", "a", "CREATE TABLE a (x integer);"}}));
  EXPECT_EQ(e.code(), errc::in_transaction) << e.what();
  work.exec("INSERT INTO mine VALUES (1)");
  work.commit();
  EXPECT_EQ(root.rows("SELECT count(*) FROM mine"), "1");
}

TEST_F(caller, WithATransactionObjectThatHasNotBegunIsRefusedOnlyWhereSomethingIsPending) {
  const test_set set = postgresql_set({{"1", "a", "CREATE TABLE a (x integer);"}});
  {
    const pqxx::work work{db.connection()};
    EXPECT_EQ(failure_of(set).code(), errc::in_transaction);
    EXPECT_EQ(root.rows("SELECT to_regclass('public.pawl_history')"), "NULL");
  }
  EXPECT_EQ(words(migrate(db, set)), "+1");
}

TEST_F(caller, InsideATransactionOfItsOwnMakingIsRefusedAndLeftThere) {
  db.execute("BEGIN; CREATE TABLE mine (x integer)");
  const error e = failure_of(postgresql_set({{"1", "a", "CREATE TABLE a (x integer);"}}));
  EXPECT_EQ(e.code(), errc::in_transaction) << e.what();
  db.execute("COMMIT");
  EXPECT_EQ(root.rows("SELECT count(*) FROM mine"), "0");
}

struct throwing_observer : observer {
  void migration_ran(const migration&, direction, std::chrono::microseconds) override {
    throw std::runtime_error{"stop"};
  }
};

TEST_F(caller, GetsBackASessionThatWorksWhereItsObserverThrows) {
  throwing_observer observer;
  const test_set set = postgresql_set({{"1", "a", "CREATE TABLE a (x integer);"}});
  EXPECT_THROW(migrate(db, set, {.transaction = transaction_scope::whole, .observer = &observer}), std::runtime_error);
  EXPECT_EQ(db.rows("SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'advisory'"), "0");
  EXPECT_EQ(words(migrate(db, set)), "+1");
}

struct notices : observer {
  std::vector<std::string> texts;
  void notice(std::string_view text) override { texts.emplace_back(text); }
};

TEST_F(caller, HearsWhatTheServerSays) {
  notices heard;
  const test_set set =
      postgresql_set({{"1", "a",
                       "CREATE TABLE IF NOT EXISTS a (x integer); CREATE TABLE IF NOT EXISTS a (x integer);"
                       "DO $$ BEGIN RAISE NOTICE 'hello'; RAISE WARNING 'take care'; END $$;"},
                      {"2", "b", "VACUUM a;", "", {{resumption::rerun, "a", ""}}}});
  migrate(db, set, {.observer = &heard});
  std::string all;
  for (const std::string& text : heard.texts) {
    EXPECT_NE(text.back(), '\n');
    all += text + "\n";
  }
  EXPECT_NE(all.find("relation \"a\" already exists, skipping"), std::string::npos) << all;
  EXPECT_NE(all.find("hello"), std::string::npos) << all;
  EXPECT_NE(all.find("take care"), std::string::npos) << all;
}

/// The server warns where there is nothing to roll back.
TEST_F(caller, HearsNothingOfItsOwnWhereACommitFails) {
  notices heard;
  const test_set set = postgresql_set({{"1", "a",
                                        "CREATE TABLE d (x integer UNIQUE DEFERRABLE INITIALLY DEFERRED); "
                                        "INSERT INTO d VALUES (1), (1);"}});
  EXPECT_THROW(migrate(db, set, {.observer = &heard}), error);
  EXPECT_EQ(heard.texts, std::vector<std::string>{});
}

TEST_F(caller, HearsNoticesItselfAgainAfterwards) {
  struct handler : pqxx::errorhandler {
    explicit handler(pqxx::connection& connection) : pqxx::errorhandler{connection} {}
    bool operator()(const char text[]) noexcept override {
      heard += text;
      return true;
    }
    std::string heard;
  };
  handler mine{db.connection()};
  migrate(db, postgresql_set({{"1", "a", "DO $$ BEGIN RAISE NOTICE 'within'; END $$;"}}));
  db.execute("DO $$ BEGIN RAISE NOTICE 'mine'; END $$");
  EXPECT_NE(mine.heard.find("mine"), std::string::npos) << mine.heard;
}

}  // namespace
}  // namespace pawl::test
