/// A script cannot leave its migration's transaction, however it is written: nothing of it is committed.

#include "conformance/sqlite/fixture.hpp"

namespace pawl::test {
namespace {

const char* const controls[] = {
    "COMMIT;",
    "commit;",
    "Commit Transaction;",
    "END;",
    "END TRANSACTION;",
    "ROLLBACK;",
    "ROLLBACK TRANSACTION;",
    "ROLLBACK TO s;",
    "BEGIN;",
    "BEGIN IMMEDIATE;",
    "SAVEPOINT s;",
    "SAVEPOINT\"s\";",
    "SAVEPOINT[s];",
    "RELEASE s;",
    "RELEASE'x';",
    "COMMIT",
    "/* a comment */ COMMIT;",
    "-- a comment\nCOMMIT;",
    "COMMIT/**/;",
    "COMMIT--\n;",
    ";COMMIT;",
    ";; /* x */ ;COMMIT;",
    "\xef\xbb\xbf"
    "COMMIT;",
    "\f\r\n\tCOMMIT;",
};

const char* const rollbacks[] = {
    "INSERT OR ROLLBACK INTO k VALUES (1);",
    "UPDATE OR ROLLBACK k SET x=1 WHERE x=2;",
    "CREATE TABLE r (x UNIQUE ON CONFLICT ROLLBACK); INSERT INTO r VALUES (1), (1);",
    "CREATE TRIGGER t BEFORE DELETE ON k BEGIN SELECT RAISE(ROLLBACK, 'gone'); END; DELETE FROM k;",
};

class escape : public sqlite_case, public testing::WithParamInterface<const char*> {
 protected:
  const std::string first = "CREATE TABLE k (x UNIQUE); INSERT INTO k VALUES (1), (2);";

  /// Runs the script in the middle of an upgrade, as one statement where it is one.
  error upgrade_with(const std::string& script) {
    const std::string before = "CREATE TABLE before (x);\n";
    const test_set set{{{"1", "first", first}, {"2", "escape", before + script + "\nCREATE TABLE after (x);"}}};
    const error e = failure_of(set);
    EXPECT_EQ(db.rows("SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite%'"), "") << script;
    EXPECT_TRUE(sqlite3_get_autocommit(db)) << script;
    return e;
  }
};

class control : public escape {};

TEST_P(control, IsRefusedBeforeItRuns) {
  const error e = upgrade_with(GetParam());
  EXPECT_TRUE(e.code() == errc::transaction_ended || e.code() == errc::statement_failed) << e.what();
  EXPECT_EQ(e.details().migration, "2 escape");
}

INSTANTIATE_TEST_SUITE_P(sqlite, control, testing::ValuesIn(controls));

class rollback : public escape {};

TEST_P(rollback, StopsTheUpgradeAndNamesTheStatement) {
  const error e = upgrade_with(GetParam());
  EXPECT_EQ(e.code(), errc::statement_failed);
  EXPECT_EQ(e.details().native_code & 0xff, SQLITE_CONSTRAINT);
  EXPECT_EQ(e.details().hint, "it rolled back the whole upgrade by itself: write ABORT instead of ROLLBACK");
}

INSTANTIATE_TEST_SUITE_P(sqlite, rollback, testing::ValuesIn(rollbacks));

/// The red arm: a runner that hands the script to SQLite as it is cannot take anything back after a COMMIT in it.
TEST_F(sqlite_case, ANaiveRunnerIsLeftWithHalfAMigration) {
  db.execute("BEGIN IMMEDIATE");
  sqlite3_exec(db, "CREATE TABLE before (x); COMMIT; CREATE TABLE after (x); SELECT missing;", nullptr, nullptr,
               nullptr);
  sqlite3_exec(db, "ROLLBACK", nullptr, nullptr, nullptr);
  EXPECT_EQ(db.rows("SELECT name FROM sqlite_schema"), "before\nafter");
}

class one_statement : public sqlite_case {};

TEST_F(one_statement, SaysWhatIsWrongWithACommit) {
  const error e = failure_of(test_set{{{"1", "a", "CREATE TABLE a (x);\n  COMMIT;\nCREATE TABLE b (x);"}}});
  EXPECT_EQ(e.code(), errc::transaction_ended);
  EXPECT_STREQ(e.what(),
               "migrations/1_a.sql:2:3: 1 a: COMMIT would leave the migration's transaction\n"
               "    COMMIT;\n"
               "hint: leave transactions to Pawl: a migration and its history row are one");
}

TEST_F(one_statement, IsNoControlWhereTheWordIsOnlyPartOfIt) {
  const char* const scripts =
      "CREATE TABLE commits (\"commit\" TEXT, begin_at TEXT);\n"
      "INSERT INTO commits VALUES ('COMMIT; ROLLBACK;', 'END');\n"
      "SELECT CASE 1 WHEN 1 THEN 2 END FROM commits;\n"
      "CREATE TRIGGER rollbacks AFTER INSERT ON commits BEGIN DELETE FROM commits; END;\n"
      "EXPLAIN COMMIT;\n";
  EXPECT_EQ(words(migrate(db, test_set{{{"1", "a", scripts}}})), "+1");
}

/// A set whose script has exactly these statements, right or wrong.
error failure_with_boundaries(sqlite3* db, const char* sql, const std::vector<statement>& statements) {
  const test_set made{{{"1", "a", sql}}};
  migration wrong = made[0];
  wrong.up.statements = {statements.data(), static_cast<std::uint32_t>(statements.size())};
  const dialect_migrations dialect{pawl::dialect::sqlite, {&wrong, 1}};
  const migration_set set{"test_set", {&dialect, 1}};
  return error_of([&] { migrate(db, set); });
}

TEST_F(one_statement, IsRefusedWhereSqliteEndsItElsewhere) {
  const char* const sql = "CREATE TABLE a (x); CREATE TABLE b (x);";
  for (const std::uint32_t end : {18U, 20U, 39U}) {
    const error e = failure_with_boundaries(db, sql, {{0, end}});
    EXPECT_EQ(e.code(), errc::database_failed) << end;
    EXPECT_EQ(db.rows("SELECT count(*) FROM sqlite_schema"), "0") << end;
  }
}

TEST_F(one_statement, IsRefusedWhereANulHidesTheRest) {
  const std::string sql{"CREATE TABLE a (x)\0; CREATE TABLE b (x);", 40};
  const test_set set{{{"1", "a", sql}}};
  EXPECT_EQ(failure_of(set).code(), errc::database_failed);
  EXPECT_EQ(db.rows("SELECT count(*) FROM sqlite_schema"), "0");
}

TEST_F(one_statement, IsSteppedToItsEnd) {
  const test_set set{{{"1", "a",
                       "CREATE TABLE a (x);\n"
                       "INSERT INTO a SELECT value FROM json_each('[1,2,3]') RETURNING x;\n"
                       "SELECT x FROM a;\n"
                       "PRAGMA table_info(a);\n"}}};
  migrate(db, set);
  EXPECT_EQ(db.rows("SELECT count(*) FROM a"), "3");
}

TEST_F(one_statement, IsTheSameHoweverItsScriptIsCut) {
  const std::string sql =
      "CREATE TABLE a (x TEXT);\nINSERT INTO a VALUES ('one;'), ('two');\n"
      "CREATE TRIGGER t AFTER INSERT ON a BEGIN DELETE FROM a WHERE x=''; END;\nINSERT INTO a VALUES ('')";
  for (std::size_t size = 1; size <= sql.size(); ++size) {
    const sqlite_connection memory{":memory:"};
    migrate(memory, test_set{{{"1", "a", sql}}, {.piece_size = size}});
    EXPECT_EQ(memory.rows("SELECT x FROM a"), "one;\ntwo") << "cut every " << size << " bytes";
  }
}

}  // namespace
}  // namespace pawl::test
