// A start with nothing to do writes nothing, takes no lock that keeps others out, and reads no more for a long history.

#include <gtest/gtest.h>

#include <filesystem>

#include <pawl/sqlite.hpp>

#include "faults/connection.hpp"
#include "faults/fault_vfs.hpp"
#include "faults/upgrade.hpp"
#include "support/temporary_folder.hpp"

namespace pawl::faults {
namespace {

constexpr const char* file_name = "application.db";

test::test_set numbered_set(std::size_t count) {
  std::vector<test::migration_text> migrations = {{"1", "create", "CREATE TABLE t (x);"}};
  for (std::size_t i = 2; i <= count; ++i)
    migrations.push_back({std::to_string(i), "add", "INSERT INTO t VALUES (1);"});
  return test::test_set{migrations};
}

/// A disk with a database that is up to date.
void bring_up_to_date(simulated_disk& disk, const test::test_set& set, const std::string& journal_mode) {
  fault_vfs vfs{disk};
  const connection db = open_database(file_name, vfs.name());
  execute(db.get(), "PRAGMA journal_mode = " + journal_mode);
  migrate(db.get(), set);
}

std::size_t writes_of(const fault_vfs& vfs) {
  return vfs.count(operation::write) + vfs.count(operation::create) + vfs.count(operation::truncate) +
         vfs.count(operation::remove) + vfs.count(operation::sync);
}

class idle_start : public testing::TestWithParam<const char*> {};

TEST_P(idle_start, WritesNothingAndTakesNoLockBeyondShared) {
  const test::test_set set = set_of(notes_upgrade());
  simulated_disk disk;
  bring_up_to_date(disk, set, GetParam());
  const std::string before = disk.find(file_name)->bytes;
  fault_vfs vfs{disk};
  const connection db = open_database(file_name, vfs.name());
  rows(db.get(), "SELECT count(*) FROM notes");
  vfs.arm({});
  EXPECT_TRUE(migrate(db.get(), set).up_to_date());
  EXPECT_EQ(writes_of(vfs), 0);
  EXPECT_LE(vfs.highest_lock(), SQLITE_LOCK_SHARED);
  EXPECT_TRUE(disk.find(file_name)->bytes == before);
}

INSTANTIATE_TEST_SUITE_P(sqlite, idle_start, testing::Values("DELETE", "TRUNCATE", "PERSIST", "WAL"),
                         [](const auto& mode) { return std::string{mode.param}; });

TEST(idle_start_red_arm, CountsTheWritesOfAnUpgrade) {
  simulated_disk disk;
  bring_up_to_date(disk, set_of(notes_upgrade(), 2), "DELETE");
  fault_vfs vfs{disk};
  const connection db = open_database(file_name, vfs.name());
  migrate(db.get(), set_of(notes_upgrade()));
  EXPECT_GT(writes_of(vfs), 10);
  EXPECT_EQ(vfs.highest_lock(), SQLITE_LOCK_EXCLUSIVE);
}

std::size_t cold_reads(std::size_t migrations) {
  const test::test_set set = numbered_set(migrations);
  simulated_disk disk;
  bring_up_to_date(disk, set, "DELETE");
  fault_vfs vfs{disk};
  const connection db = open_database(file_name, vfs.name());
  rows(db.get(), "SELECT count(*) FROM main.sqlite_schema");
  vfs.arm({});
  EXPECT_TRUE(migrate(db.get(), set).up_to_date());
  return vfs.count(operation::read);
}

TEST(idle_start, ReadsNoMoreForALongHistory) {
  const std::size_t of_ten = cold_reads(10);
  const std::size_t of_many = cold_reads(5000);
  std::cout << of_ten << " reads for 10 migrations, " << of_many << " for 5,000\n";
  // The history is a tree: more rows add a level or two.
  EXPECT_LE(of_many, of_ten + 2);
}

TEST(idle_start, WorksOnAFileThatTheUserMayNotWrite) {
  const test::test_set set = set_of(notes_upgrade());
  simulated_disk disk;
  bring_up_to_date(disk, set, "DELETE");
  fault_vfs vfs{disk};
  vfs.make_read_only();
  const connection db = open_database(file_name, vfs.name());
  ASSERT_EQ(sqlite3_db_readonly(db.get(), "main"), 1);
  EXPECT_TRUE(migrate(db.get(), set).up_to_date());
  EXPECT_EQ(writes_of(vfs), 0);
}

TEST(idle_start, WorksOnAReadOnlyConnection) {
  const test::test_set set = set_of(notes_upgrade());
  const test::temporary_folder folder;
  migrate(open_database(folder / file_name).get(), set);
  const connection db = open_database(folder / file_name, nullptr, SQLITE_OPEN_READONLY);
  EXPECT_TRUE(migrate(db.get(), set).up_to_date());
}

TEST(pending_start, OnAFileThatTheUserMayNotWriteSaysSoAndChangesNothing) {
  simulated_disk disk;
  bring_up_to_date(disk, set_of(notes_upgrade(), 2), "DELETE");
  const auto before = disk.contents();
  fault_vfs vfs{disk};
  vfs.make_read_only();
  const connection db = open_database(file_name, vfs.name());
  try {
    migrate(db.get(), set_of(notes_upgrade()));
    FAIL() << "nothing was thrown";
  } catch (const error& failure) {
    EXPECT_EQ(failure.code(), errc::read_only) << failure.what();
  }
  EXPECT_TRUE(disk.contents() == before);
}

}  // namespace
}  // namespace pawl::faults
