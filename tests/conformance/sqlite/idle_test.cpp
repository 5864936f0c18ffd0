/// A start with nothing to do writes nothing, locks nothing and needs no right to write.

#include <fstream>

#include "conformance/sqlite/fixture.hpp"

namespace pawl::test {
namespace {

class idle : public sqlite_case, public testing::WithParamInterface<const char*> {
 protected:
  const test_set set{{{"1", "a", "CREATE TABLE a (x); INSERT INTO a VALUES (1);"}, {"2", "b", "CREATE TABLE b (x);"}}};

  void SetUp() override {
    db.execute(std::string{"PRAGMA journal_mode="} + GetParam());
    migrate(db, set);
  }

  int count_statements(const migration_set& wanted) {
    int statements = 0;
    sqlite3_trace_v2(
        db, SQLITE_TRACE_STMT,
        [](unsigned, void* count, void*, void*) {
          ++*static_cast<int*>(count);
          return 0;
        },
        &statements);
    migrate(db, wanted);
    return statements;
  }
};

TEST_P(idle, WritesNothing) {
  const std::string before = file.bytes();
  const int changes = sqlite3_total_changes(db);
  const sqlite_connection other = file.open();
  const std::string version = other.rows("PRAGMA data_version");
  EXPECT_TRUE(migrate(db, set).up_to_date());
  EXPECT_EQ(sqlite3_total_changes(db), changes);
  EXPECT_EQ(other.rows("PRAGMA data_version"), version);
  EXPECT_EQ(file.bytes(), before);
}

TEST_P(idle, RunsOneStatement) { EXPECT_EQ(count_statements(set), 1); }

TEST_P(idle, RunsOneStatementForRepeatableScriptsToo) {
  const test_set more{{{"1", "a", "CREATE TABLE a (x); INSERT INTO a VALUES (1);"},
                       {"2", "b", "CREATE TABLE b (x);"},
                       {"R", "c", "DROP VIEW IF EXISTS c; CREATE VIEW c AS SELECT x FROM a;"}}};
  EXPECT_EQ(words(migrate(db, more)), "+c");
  EXPECT_EQ(count_statements(more), 1);
}

TEST_P(idle, ReadsWhileAnotherConnectionWrites) {
  const sqlite_connection other = file.open();
  other.execute("BEGIN IMMEDIATE; INSERT INTO a VALUES (2)");
  EXPECT_TRUE(migrate(db, set, {.lock_timeout = std::chrono::milliseconds{0}}).up_to_date());
}

TEST_P(idle, NeedsOnlyARightToRead) {
  const sqlite_connection reader{file.path(), SQLITE_OPEN_READONLY};
  EXPECT_TRUE(migrate(reader, set).up_to_date());
}

TEST_P(idle, IsContentWithAQueryOnlyConnection) {
  db.execute("PRAGMA query_only=ON");
  EXPECT_TRUE(migrate(db, set).up_to_date());
}

TEST_P(idle, RefusesToWriteWithoutTheRight) {
  const test_set more{{{"1", "a", "CREATE TABLE a (x); INSERT INTO a VALUES (1);"},
                       {"2", "b", "CREATE TABLE b (x);"},
                       {"3", "c", "CREATE TABLE c (x);"}}};
  const std::string before = file.bytes();
  const sqlite_connection reader{file.path(), SQLITE_OPEN_READONLY};
  const error e = error_of([&] { migrate(reader, more); });
  EXPECT_EQ(e.code(), errc::read_only);
  EXPECT_EQ(e.details().message,
            "migrations are pending and the database cannot be written: attempt to write a readonly database");
  db.execute("PRAGMA query_only=ON");
  EXPECT_EQ(failure_of(more).code(), errc::read_only);
  EXPECT_EQ(file.bytes(), before);
}

INSTANTIATE_TEST_SUITE_P(sqlite, idle, testing::Values("DELETE", "WAL"),
                         [](const auto& of) { return std::string{of.param}; });

class refused : public sqlite_case {
 protected:
  const test_set set{{{"1", "a", "CREATE TABLE a (x);"}, {"2", "b", "CREATE TABLE b (x);"}}};

  void expect_untouched(const migration_set& by, errc code) {
    const std::string before = file.bytes();
    const int changes = sqlite3_total_changes(db);
    EXPECT_EQ(failure_of(by).code(), code);
    EXPECT_EQ(file.bytes(), before);
    EXPECT_EQ(sqlite3_total_changes(db), changes);
  }
};

TEST_F(refused, LeavesTheFileOfANewerProgramByteByByte) {
  migrate(db, set);
  expect_untouched(beginning_of{set, 1}, errc::newer_database);
}

TEST_F(refused, LeavesADivergedFileByteByByte) {
  migrate(db, set);
  expect_untouched(test_set{{{"1", "a", "CREATE TABLE a (y);"}, {"2", "b", "CREATE TABLE b (x);"}}}, errc::diverged);
}

TEST_F(refused, LeavesAnUnknownFileByteByByte) {
  db.execute("CREATE TABLE somebody_elses (x)");
  expect_untouched(set, errc::unknown_database);
}

TEST_F(refused, LeavesAFileThatIsNoDatabaseByteByByte) {
  std::ofstream{file.path()} << std::string(4096, 'x');
  const std::string before = file.bytes();
  const sqlite_connection other = file.open();
  const error e = error_of([&] { migrate(other, set); });
  EXPECT_EQ(e.code(), errc::database_failed);
  EXPECT_EQ(e.details().native_code, SQLITE_NOTADB);
  EXPECT_EQ(file.bytes(), before);
}

}  // namespace
}  // namespace pawl::test
