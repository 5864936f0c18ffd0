/// Whatever stands under the history's name and is not the history is refused, and none of it is run or written to.

#include "conformance/sqlite/fixture.hpp"

namespace pawl::test {
namespace {

class history : public sqlite_case {
 protected:
  const test_set set{{{"1", "a", "CREATE TABLE a (x); INSERT INTO a VALUES (1);", "DROP TABLE a;"}}};

  void expect_refused(const std::string& message) {
    const std::string before = file.bytes();
    const error e = failure_of(set);
    EXPECT_EQ(e.code(), errc::history_refused);
    EXPECT_EQ(e.details().message, message);
    EXPECT_EQ(file.bytes(), before) << "nothing may be written";
    EXPECT_TRUE(sqlite3_get_autocommit(db));
  }

  /// The history's own columns, with `chain` written otherwise.
  static std::string columns(const std::string& chain) {
    return "(set_name TEXT NOT NULL, ordinal INTEGER NOT NULL, version TEXT NOT NULL, name TEXT NOT NULL, "
           "hash TEXT NOT NULL, " +
           chain +
           ", state TEXT NOT NULL, applied_at TEXT NOT NULL, duration_us INTEGER NOT NULL, program TEXT NOT NULL, "
           "down_script TEXT, compatible INTEGER, PRIMARY KEY (set_name, ordinal)) WITHOUT ROWID";
  }
};

TEST_F(history, IsMadeAsDocumented) {
  migrate(db, set, {.program = "notes 1"});
  EXPECT_EQ(db.rows("SELECT sql FROM main.sqlite_schema WHERE name='pawl_history'"),
            "CREATE TABLE pawl_history " + columns("chain TEXT NOT NULL"));
  EXPECT_EQ(db.rows("SELECT set_name, ordinal, version, name, state, program, compatible, duration_us>=0, "
                    "substr(down_script, 1, 15), substr(down_script, 32) FROM pawl_history"),
            "test_set|1|1|a|applied|notes 1|NULL|1|-- pawl down 1 | rows 0-13\nDROP TABLE a;");
  EXPECT_EQ(db.rows("SELECT count(*) FROM pawl_history "
                    "WHERE applied_at GLOB "
                    "'20[0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]Z'"),
            "1");
}

TEST_F(history, HoldsNoDownScriptWhereThereIsNone) {
  migrate(db, test_set{{{"1", "a", "CREATE TABLE a (x);"}}});
  EXPECT_EQ(db.rows("SELECT down_script FROM pawl_history"), "NULL");
}

TEST_F(history, IsRefusedWhereItIsAView) {
  db.execute(std::string{"CREATE VIEW pawl_history AS SELECT 'test_set' AS set_name, 1 AS ordinal, '"} + set[0].chain +
             "' AS chain");
  expect_refused("the view pawl_history is not the table that holds the history");
}

TEST_F(history, IsRefusedWhereItHasOtherColumns) {
  db.execute("CREATE TABLE pawl_history (set_name TEXT, ordinal INTEGER, chain TEXT)");
  expect_refused("the table pawl_history is not the table that holds the history");
}

TEST_F(history, IsRefusedWhereItLacksTheColumnsOfTheFirstRead) {
  db.execute("CREATE TABLE pawl_history (chain TEXT)");
  expect_refused("the table pawl_history is not the table that holds the history");
}

TEST_F(history, IsRefusedWhereAColumnIsGenerated) {
  db.execute("CREATE TABLE pawl_history " + columns("chain TEXT NOT NULL AS (hash || version)"));
  expect_refused("the table pawl_history is not the table that holds the history");
}

TEST_F(history, IsRefusedWhereItIsAVirtualTable) {
  db.execute("CREATE VIRTUAL TABLE pawl_history USING fts5 (set_name, ordinal, chain)");
  expect_refused("the table pawl_history is not the table that holds the history");
}

TEST_F(history, IsRefusedWhereItsNameIsAnIndexs) {
  db.execute("CREATE TABLE t (x); CREATE INDEX pawl_history ON t (x)");
  expect_refused("the index pawl_history is not the table that holds the history");
}

TEST_F(history, IsRefusedWhereItsNameIsInOtherLetters) {
  db.execute("CREATE TABLE PAWL_HISTORY (x)");
  expect_refused("the table pawl_history is not the table that holds the history");
}

TEST_F(history, IsRefusedWhereATriggerStandsOnIt) {
  migrate(db, set);
  db.execute("CREATE TRIGGER wipe AFTER INSERT ON pawl_history BEGIN DELETE FROM a; END");
  const std::string before = file.bytes();
  const error e = failure_of(
      test_set{{{"1", "a", "CREATE TABLE a (x); INSERT INTO a VALUES (1);"}, {"2", "b", "CREATE TABLE b (x);"}}});
  EXPECT_EQ(e.code(), errc::history_refused);
  EXPECT_EQ(e.details().message, "a trigger stands on the table pawl_history: wipe");
  EXPECT_EQ(file.bytes(), before);
}

/// The red arm: what the same trigger does to a runner that trusts CREATE TABLE IF NOT EXISTS.
TEST_F(history, WouldLetATriggerWipeATableOfATrustingRunner) {
  migrate(db, set);
  db.execute("CREATE TRIGGER wipe AFTER INSERT ON pawl_history BEGIN DELETE FROM a; END");
  db.execute("CREATE TABLE IF NOT EXISTS pawl_history (set_name)");
  db.execute(
      "INSERT INTO pawl_history SELECT set_name, 2, version, name, hash, chain, state, applied_at, duration_us, "
      "program, down_script, compatible FROM pawl_history");
  EXPECT_EQ(db.rows("SELECT count(*) FROM a"), "0");
}

TEST_F(history, IsRefusedWhereATemporaryTriggerStandsOnIt) {
  migrate(db, set);
  db.execute("CREATE TEMP TRIGGER wipe AFTER INSERT ON main.pawl_history BEGIN DELETE FROM a; END");
  const error e = failure_of(
      test_set{{{"1", "a", "CREATE TABLE a (x); INSERT INTO a VALUES (1);"}, {"2", "b", "CREATE TABLE b (x);"}}});
  EXPECT_EQ(e.code(), errc::history_refused);
  EXPECT_EQ(db.rows("SELECT x FROM a"), "1");
}

TEST_F(history, IsNotShadowedByATemporaryTable) {
  db.execute("CREATE TEMP TABLE pawl_history (set_name TEXT, ordinal INTEGER, chain TEXT)");
  db.execute(std::string{"INSERT INTO temp.pawl_history VALUES ('test_set', 1, '"} + set[0].chain + "')");
  EXPECT_EQ(words(migrate(db, set)), "+1");
  EXPECT_EQ(db.rows("SELECT count(*) FROM main.pawl_history"), "1");
  EXPECT_EQ(db.rows("SELECT count(*) FROM temp.pawl_history"), "1");
}

TEST_F(history, IsNotShadowedOnceItIsThere) {
  migrate(db, set);
  const test_set more{{{"1", "a", "CREATE TABLE a (x); INSERT INTO a VALUES (1);"}, {"2", "b", "CREATE TABLE b (x);"}}};
  db.execute("CREATE TEMP TABLE pawl_history (set_name TEXT, ordinal INTEGER, chain TEXT)");
  db.execute(std::string{"INSERT INTO temp.pawl_history VALUES ('test_set', 2, '"} + more[1].chain + "')");
  EXPECT_EQ(words(migrate(db, more)), "+2");
}

TEST_F(history, RunsNoFunctionThatAHostileSchemaNames) {
  int calls = 0;
  const auto secret = [](sqlite3_context* context, int, sqlite3_value**) {
    ++*static_cast<int*>(sqlite3_user_data(context));
    sqlite3_result_text(context, "x", 1, SQLITE_STATIC);
  };
  sqlite3_create_function(db, "app_secret", 0, SQLITE_UTF8 | SQLITE_DETERMINISTIC, &calls, secret, nullptr, nullptr);
  db.execute("CREATE TABLE pawl_history " + columns("chain TEXT NOT NULL AS (app_secret())"));
  db.execute(
      "INSERT INTO pawl_history (set_name, ordinal, version, name, hash, state, applied_at, duration_us, program) "
      "VALUES ('test_set', 1, '1', 'a', 'h', 'applied', 't', 0, '')");
  calls = 0;
  expect_refused("the table pawl_history is not the table that holds the history");
  EXPECT_EQ(calls, 0);
  EXPECT_EQ(setting(SQLITE_DBCONFIG_TRUSTED_SCHEMA), 1);
}

TEST_F(history, IsRefusedWhereARowIsMissing) {
  const test_set two{{{"1", "a", "CREATE TABLE a (x);"}, {"2", "b", "CREATE TABLE b (x);"}}};
  migrate(db, two);
  db.execute("DELETE FROM pawl_history WHERE ordinal=1");
  const test_set three{{{"1", "a", "CREATE TABLE a (x);"}, {"2", "b", "CREATE TABLE b (x);"}, {"3", "c", "SELECT 1;"}}};
  const error e = failure_of(three);
  EXPECT_EQ(e.code(), errc::history_refused);
  EXPECT_EQ(e.details().message, "the history's row 1 is numbered 2");
}

}  // namespace
}  // namespace pawl::test
