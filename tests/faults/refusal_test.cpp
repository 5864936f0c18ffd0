// A database that is refused is left as it was, to the byte, and no file appears beside it.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <tuple>

#include <pawl/sqlite.hpp>

#include "faults/connection.hpp"
#include "faults/upgrade.hpp"
#include "support/temporary_folder.hpp"

namespace pawl::faults {
namespace {

std::map<std::string, std::string> files_in(const test::temporary_folder& folder) {
  std::map<std::string, std::string> result;
  for (const auto& entry : std::filesystem::directory_iterator{folder.path()}) {
    std::ostringstream bytes;
    bytes << std::ifstream{entry.path(), std::ios::binary}.rdbuf();
    result[entry.path().filename()] = bytes.str();
  }
  return result;
}

test::test_set edited_set() {
  upgrade edited = notes_upgrade();
  edited.migrations[0].up += "CREATE TABLE edited (x);";
  return set_of(edited);
}

struct refusal {
  const char* name;
  errc code;
  /// Makes the database that the whole notes upgrade refuses.
  void (*make)(sqlite3* db);
};

// clang-format off
const refusal refusals[] = {
  {"newer", errc::newer_database, [](sqlite3* db) {
    upgrade newer = notes_upgrade();
    newer.migrations.push_back({"0015", "newer", "CREATE TABLE newer (x);"});
    migrate(db, set_of(newer));
  }},
  {"edited", errc::diverged, [](sqlite3* db) { migrate(db, edited_set()); }},
  {"edited_last", errc::diverged, [](sqlite3* db) {
    migrate(db, set_of(notes_upgrade()));
    execute(db, "UPDATE pawl_history SET hash = 't1:' || hex(zeroblob(32)), chain = hex(zeroblob(32)) WHERE ordinal = 14");
  }},
  {"missing", errc::diverged, [](sqlite3* db) {
    upgrade shorter = notes_upgrade();
    shorter.migrations.erase(shorter.migrations.begin() + 10, shorter.migrations.begin() + 12);
    shorter.migrations.resize(11);
    migrate(db, set_of(shorter));
  }},
  {"unknown", errc::unknown_database, [](sqlite3* db) { execute(db, "CREATE TABLE somebody_elses (x)"); }},
  {"history_is_a_view", errc::history_refused, [](sqlite3* db) {
    execute(db, "CREATE TABLE t (x); CREATE VIEW pawl_history AS SELECT 'test_set' AS set_name, 1 AS ordinal FROM t");
  }},
  {"history_has_a_trigger", errc::history_refused, [](sqlite3* db) {
    migrate(db, set_of(notes_upgrade(), 2));
    execute(db, "CREATE TRIGGER stranger AFTER INSERT ON pawl_history BEGIN DELETE FROM notes; END");
  }},
  {"history_has_other_columns", errc::history_refused, [](sqlite3* db) {
    execute(db, "CREATE TABLE pawl_history (set_name TEXT, ordinal INTEGER, chain TEXT)");
  }},
  {"history_has_a_generated_column", errc::newer_database, [](sqlite3* db) {
    migrate(db, set_of(notes_upgrade(), 2));
    execute(db, "ALTER TABLE pawl_history ADD COLUMN planted TEXT AS (upper(name)) VIRTUAL");
  }},
  {"history_has_a_gap", errc::history_refused, [](sqlite3* db) {
    migrate(db, set_of(notes_upgrade(), 4));
    execute(db, "DELETE FROM pawl_history WHERE ordinal = 2");
  }},
};
// clang-format on

using refusal_case = std::tuple<refusal, const char*, transaction_scope>;
class refused_database : public testing::TestWithParam<refusal_case> {};

TEST_P(refused_database, IsByteIdenticalAfterwards) {
  const auto [refusal, journal_mode, scope] = GetParam();
  const test::temporary_folder folder;
  {
    const connection db = open_database(folder / "application.db");
    execute(db.get(), std::string{"PRAGMA journal_mode = "} + journal_mode);
    refusal.make(db.get());
  }
  const auto before = files_in(folder);
  ASSERT_EQ(before.size(), 1);
  {
    const connection db = open_database(folder / "application.db");
    options options;
    options.transaction = scope;
    try {
      migrate(db.get(), set_of(notes_upgrade()), options);
      FAIL() << "it was not refused";
    } catch (const error& failure) {
      EXPECT_STREQ(to_string(failure.code()), to_string(refusal.code)) << failure.what();
    }
  }
  EXPECT_TRUE(files_in(folder) == before);
}

std::string name_of(const testing::TestParamInfo<refusal_case>& info) {
  const auto [refusal, journal_mode, scope] = info.param;
  return std::string{refusal.name} + "_" + journal_mode + (scope == transaction_scope::whole ? "_whole" : "_each");
}

INSTANTIATE_TEST_SUITE_P(sqlite, refused_database,
                         testing::Combine(testing::ValuesIn(refusals), testing::Values("DELETE", "WAL"),
                                          testing::Values(transaction_scope::whole, transaction_scope::each)),
                         name_of);

TEST(refused_database_red_arm, SeesAWriteOfOneByte) {
  const test::temporary_folder folder;
  migrate(open_database(folder / "application.db").get(), set_of(notes_upgrade(), 2));
  const auto before = files_in(folder);
  execute(open_database(folder / "application.db").get(), "PRAGMA user_version = 1");
  EXPECT_FALSE(files_in(folder) == before);
}

}  // namespace
}  // namespace pawl::faults
