/// The connection is handed back as it was found, on success and on every way to fail.

#include <optional>

#include "conformance/sqlite/fixture.hpp"

namespace pawl::test {
namespace {

const std::string first = "CREATE TABLE a (id INTEGER PRIMARY KEY); CREATE TABLE b (a REFERENCES a (id));";

/// What a second migration does, and how the upgrade then ends.
struct ending {
  const char* name;
  const char* second_script;
  std::optional<errc> code;
};

const ending endings[] = {
    {"success", "CREATE TABLE c (x);", std::nullopt},
    {"refused_sql", "CREATE TABLE c (x); SELECT missing FROM c;", errc::statement_failed},
    {"constraint", "CREATE TABLE c (x UNIQUE); INSERT INTO c VALUES (1), (1);", errc::statement_failed},
    {"rolled_back", "CREATE TABLE c (x UNIQUE); INSERT OR ROLLBACK INTO c VALUES (1), (1);", errc::statement_failed},
    {"commit_in_script", "CREATE TABLE c (x); COMMIT;", errc::transaction_ended},
    {"foreign_keys", "INSERT INTO b VALUES (7);", errc::foreign_keys_violated},
};

class hand_back : public sqlite_case, public testing::WithParamInterface<ending> {
 protected:
  const test_set old{{{"1", "first", first}}};
  const test_set set{{{"1", "first", first}, {"2", "second", GetParam().second_script}}};

  void SetUp() override { migrate(db, old); }

  void upgrade() {
    if (!GetParam().code) {
      migrate(db, set);
    } else {
      EXPECT_EQ(failure_of(set).code(), *GetParam().code);
    }
  }
};

TEST_P(hand_back, KeepsTheSettings) {
  for (const bool value : {false, true}) {
    for (const int which : {SQLITE_DBCONFIG_ENABLE_FKEY, SQLITE_DBCONFIG_LEGACY_ALTER_TABLE,
                            SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_TRIGGER}) {
      sqlite3_db_config(db, which, value ? 1 : 0, nullptr);
    }
    db.execute("DROP TABLE IF EXISTS c; DELETE FROM pawl_history WHERE ordinal=2");
    upgrade();
    EXPECT_EQ(setting(SQLITE_DBCONFIG_ENABLE_FKEY), value);
    EXPECT_EQ(setting(SQLITE_DBCONFIG_LEGACY_ALTER_TABLE), value);
    EXPECT_EQ(setting(SQLITE_DBCONFIG_TRUSTED_SCHEMA), value);
    EXPECT_EQ(setting(SQLITE_DBCONFIG_ENABLE_TRIGGER), value);
  }
}

TEST_P(hand_back, KeepsThePragmas) {
  const char* const pragmas[] = {"synchronous",        "cache_size",          "busy_timeout",
                                 "recursive_triggers", "case_sensitive_like", "ignore_check_constraints",
                                 "journal_mode",       "locking_mode",        "query_only",
                                 "defer_foreign_keys", "temp_store"};
  db.execute(
      "PRAGMA synchronous=NORMAL; PRAGMA cache_size=-777; PRAGMA recursive_triggers=ON; PRAGMA temp_store=MEMORY");
  sqlite3_busy_timeout(db, 1234);
  const auto values = [&] {
    std::string text;
    for (const char* pragma : pragmas)
      text += std::string{pragma} + '=' + db.rows(std::string{"PRAGMA "} + pragma) + ' ';
    return text;
  };
  const std::string before = values();
  upgrade();
  EXPECT_EQ(values(), before);
}

TEST_P(hand_back, LeavesNoTransactionAndNoStatementBehind) {
  upgrade();
  EXPECT_TRUE(sqlite3_get_autocommit(db));
  EXPECT_EQ(sqlite3_next_stmt(db, nullptr), nullptr);
  db.execute("BEGIN; CREATE TABLE usable (x); COMMIT");
}

TEST_P(hand_back, AppliesAllOrNothing) {
  const std::string before = db.dump();
  upgrade();
  const bool applied = !GetParam().code;
  EXPECT_EQ(db.rows("SELECT count(*) FROM pawl_history"), applied ? "2" : "1");
  EXPECT_EQ(db.dump() == before, !applied);
}

struct calls {
  int busy = 0;
  int authorizer = 0;
  int update = 0;
  int commit = 0;
  int rollback = 0;
  int progress = 0;
  int trace = 0;
};

void set_hooks(sqlite3* db, calls& counted) {
  sqlite3_busy_handler(
      db, [](void* c, int) { return ++static_cast<calls*>(c)->busy < 3 ? 1 : 0; }, &counted);
  sqlite3_set_authorizer(
      db,
      [](void* c, int, const char*, const char*, const char*, const char*) {
        ++static_cast<calls*>(c)->authorizer;
        return SQLITE_OK;
      },
      &counted);
  sqlite3_update_hook(
      db, [](void* c, int, const char*, const char*, sqlite3_int64) { ++static_cast<calls*>(c)->update; }, &counted);
  sqlite3_commit_hook(
      db,
      [](void* c) {
        ++static_cast<calls*>(c)->commit;
        return 0;
      },
      &counted);
  sqlite3_rollback_hook(
      db, [](void* c) { ++static_cast<calls*>(c)->rollback; }, &counted);
  sqlite3_progress_handler(
      db, 1,
      [](void* c) {
        ++static_cast<calls*>(c)->progress;
        return 0;
      },
      &counted);
  sqlite3_trace_v2(
      db, SQLITE_TRACE_STMT,
      [](unsigned, void* c, void*, void*) {
        ++static_cast<calls*>(c)->trace;
        return 0;
      },
      &counted);
}

TEST_P(hand_back, KeepsEveryHook) {
  calls counted;
  set_hooks(db, counted);
  upgrade();
  counted = {};
  db.execute("CREATE TABLE mine (x); BEGIN; INSERT INTO mine VALUES (1); ROLLBACK");
  EXPECT_GT(counted.authorizer, 0);
  EXPECT_GT(counted.update, 0);
  EXPECT_GT(counted.commit, 0);
  EXPECT_GT(counted.rollback, 0);
  EXPECT_GT(counted.progress, 0);
  EXPECT_GT(counted.trace, 0);
  const sqlite_connection other = file.open();
  other.execute("BEGIN IMMEDIATE");
  EXPECT_ANY_THROW(db.execute("BEGIN IMMEDIATE"));
  EXPECT_EQ(counted.busy, 3);
}

INSTANTIATE_TEST_SUITE_P(sqlite, hand_back, testing::ValuesIn(endings),
                         [](const auto& of) { return std::string{of.param.name}; });

class caller : public sqlite_case {
 protected:
  const test_set set{{{"1", "a", "CREATE TABLE a (x);"}}};
};

TEST_F(caller, InATransactionIsRefusedUntouched) {
  db.execute("BEGIN; CREATE TABLE mine (x)");
  EXPECT_EQ(failure_of(set).code(), errc::in_transaction);
  EXPECT_FALSE(sqlite3_get_autocommit(db));
  db.execute("COMMIT");
  EXPECT_EQ(db.rows("SELECT name FROM sqlite_schema"), "mine");
}

TEST_F(caller, InASavepointIsRefusedUntouched) {
  db.execute("SAVEPOINT mine");
  EXPECT_EQ(failure_of(set).code(), errc::in_transaction);
  db.execute("RELEASE mine");
}

TEST_F(caller, MayHaveAStatementRunning) {
  db.execute("CREATE TABLE mine (x); INSERT INTO mine VALUES (1), (2)");
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(db, "SELECT x FROM mine", -1, &statement, nullptr);
  EXPECT_EQ(sqlite3_step(statement), SQLITE_ROW);
  EXPECT_EQ(words(migrate(db, set, {.baseline = "0"})), "+1");
  EXPECT_EQ(sqlite3_step(statement), SQLITE_ROW);
  EXPECT_EQ(sqlite3_step(statement), SQLITE_DONE);
  sqlite3_finalize(statement);
}

TEST_F(caller, IsToldOfAStatementThatIsStillRunning) {
  migrate(db, test_set{{{"1", "a", "CREATE TABLE a (x); INSERT INTO a VALUES (1), (2);"}}});
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(db, "SELECT x FROM a", -1, &statement, nullptr);
  EXPECT_EQ(sqlite3_step(statement), SQLITE_ROW);
  const error e = failure_of(
      test_set{{{"1", "a", "CREATE TABLE a (x); INSERT INTO a VALUES (1), (2);"}, {"2", "b", "DROP TABLE a;"}}});
  EXPECT_STREQ(e.what(),
               "migrations/2_b.sql:1:1: 2 b: database table is locked\n"
               "    DROP TABLE a;\n"
               "hint: a statement on this connection is still running: reset or finalize it first");
  EXPECT_EQ(e.details().native_code, SQLITE_LOCKED);
  sqlite3_finalize(statement);
}

TEST_F(caller, MayHaveAnAuthorizerThatDenies) {
  sqlite3_set_authorizer(
      db, [](void*, int, const char*, const char*, const char*, const char*) { return SQLITE_DENY; }, nullptr);
  const error e = failure_of(set);
  EXPECT_EQ(e.code(), errc::database_failed);
  EXPECT_EQ(e.details().native_code, SQLITE_AUTH);
  sqlite3_set_authorizer(db, nullptr, nullptr);
  EXPECT_EQ(words(migrate(db, set)), "+1");
}

TEST_F(caller, MayRefuseTheCommitWithAHook) {
  sqlite3_commit_hook(
      db, [](void*) { return 1; }, nullptr);
  const error e = failure_of(set);
  EXPECT_EQ(e.code(), errc::database_failed);
  EXPECT_TRUE(sqlite3_get_autocommit(db));
  EXPECT_EQ(db.rows("SELECT count(*) FROM sqlite_schema"), "0");
}

TEST_F(caller, MayInterrupt) {
  const test_set endless{
      {{"1", "a", "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT count(*) FROM n;"}}};
  sqlite3_progress_handler(
      db, 100'000, [](void*) { return 1; }, nullptr);
  const error e = failure_of(endless);
  EXPECT_EQ(e.code(), errc::statement_failed);
  EXPECT_EQ(e.details().native_code, SQLITE_INTERRUPT);
}

TEST_F(caller, MayPassNull) {
  const error e = error_of([&] { migrate(static_cast<sqlite3*>(nullptr), set); });
  EXPECT_EQ(e.code(), errc::database_failed);
  EXPECT_STREQ(e.what(), "the connection is null");
}

TEST_F(caller, MayPassAConnectionThatFailedToOpen) {
  sqlite3* unopened = nullptr;
  ASSERT_EQ(sqlite3_open((file.folder() / "no such folder" / "x.db").string().c_str(), &unopened), SQLITE_CANTOPEN);
  EXPECT_EQ(error_of([&] { migrate(unopened, set); }).code(), errc::database_failed);
  sqlite3_close(unopened);
}

struct meddler : observer {
  sqlite3* connection = nullptr;
  bool at_the_end = false;

  void meddle(bool now) const {
    if (now) sqlite3_exec(connection, "ROLLBACK", nullptr, nullptr, nullptr);
  }
  void statement_begins(const migration&, std::string_view) override { meddle(!at_the_end); }
  void migration_ran(const migration&, direction, std::chrono::microseconds) override { meddle(at_the_end); }
};

TEST_F(caller, LosesNothingToAnObserverThatEndsTheTransaction) {
  for (const bool at_the_end : {false, true}) {
    meddler meddler;
    meddler.connection = db;
    meddler.at_the_end = at_the_end;
    const error e = error_of([&] { migrate(db, set, {.observer = &meddler}); });
    EXPECT_EQ(e.code(), errc::transaction_ended);
    EXPECT_STREQ(e.what(),
                 "the observer ended the transaction of the migrations\n"
                 "hint: an observer must not use the connection that is being migrated");
    EXPECT_EQ(db.rows("SELECT name FROM main.sqlite_schema"), "");
  }
}

/// Pawl distrusts the schema while it keeps its books, and only then.
TEST_F(caller, MayHaveMigrationsThatUseFunctionsOfItsOwn) {
  const auto shout = [](sqlite3_context* context, int, sqlite3_value**) {
    sqlite3_result_text(context, "HELLO", -1, SQLITE_STATIC);
  };
  sqlite3_create_function(db, "shout", 0, SQLITE_UTF8, nullptr, shout, nullptr, nullptr);
  const test_set own{{{"1", "a", "CREATE TABLE a (x); CREATE VIEW v AS SELECT shout() AS x;"},
                      {"2", "b", "INSERT INTO a SELECT x FROM v;"}}};
  migrate(db, own, {.transaction = transaction_scope::each});
  EXPECT_EQ(db.rows("SELECT x FROM a"), "HELLO");
}

TEST_F(caller, MayHaveADatabaseInUtf16) {
  db.execute("PRAGMA encoding='UTF-16'");
  EXPECT_EQ(words(migrate(db, set)), "+1");
  EXPECT_TRUE(migrate(db, set).up_to_date());
  EXPECT_EQ(words(migrate(db, test_set{{{"1", "a", "CREATE TABLE a (x);"}, {"2", "b", "CREATE TABLE b (x);"}}})), "+2");
}

TEST_F(caller, MayHaveAnotherDatabaseAttached) {
  db.execute("ATTACH '" + (file.folder() / "other.db").string() + "' AS other; CREATE TABLE other.mine (x)");
  EXPECT_EQ(words(migrate(db, set)), "+1");
  EXPECT_EQ(db.rows("SELECT name FROM other.sqlite_schema"), "mine");
  EXPECT_EQ(db.rows("SELECT name FROM main.sqlite_schema WHERE name='a'"), "a");
}

}  // namespace
}  // namespace pawl::test
