/// Databases that an older notes made. They are made by the same migrations, stopped where that release stopped, so
/// their history is what the older program would have written; the demo does the same with the older program itself.

#include <memory>

#include <sqlite3.h>
#include <notes_schema/migrations.hpp>
#include <pawl/migrator.hpp>
#include <pawl/sqlite.hpp>

#include "example/notes_fixture.hpp"

namespace pawl::test {
namespace {

constexpr const char* first_release = "0005";

class notes_upgrade : public notes_fixture {
 protected:
  /// The database of the first release, with `sql` run on it.
  void make_old_database(const std::string& sql) const {
    sqlite3* opened = nullptr;
    ASSERT_EQ(sqlite3_open(database_.c_str(), &opened), SQLITE_OK);
    const std::unique_ptr<sqlite3, decltype(&sqlite3_close)> db{opened, sqlite3_close};
    sqlite_database engine{opened};
    migrator{engine, notes_schema::migrations()}.to(first_release);
    query(opened, sql);
  }
};

constexpr const char* some_notes =
    "INSERT INTO notes (title, body) VALUES ('milk', 'milk'), ('tea', 'tea'), ('', ' ');"
    "INSERT INTO tags (name) VALUES ('food'), ('pinned');"
    "INSERT INTO note_tags VALUES (1, 1), (2, 1), (2, 2);";

TEST_F(notes_upgrade, AppliesWhatIsMissing) {
  make_old_database(some_notes);
  EXPECT_EQ(notes({"list"}).errors,
            "notes: " + database_.string() + ": applied 0006_refuse_empty_notes 0007_pin_notes 0008_count_tags\n");
}

TEST_F(notes_upgrade, KeepsEveryRowThroughTheRebuild) {
  make_old_database(some_notes);
  const std::string links = rows("SELECT * FROM note_tags");
  const std::string kept = rows("SELECT id, title, body, created_at, updated_at FROM notes WHERE id < 3");
  output_of({"list"});
  EXPECT_EQ(rows("SELECT * FROM note_tags"), links);
  EXPECT_EQ(rows("SELECT id, title, body, created_at, updated_at FROM notes WHERE id < 3"), kept);
  EXPECT_EQ(rows("PRAGMA integrity_check"), "ok\n");
  EXPECT_EQ(rows("PRAGMA foreign_key_check"), "");
}

TEST_F(notes_upgrade, BackfillsWhatTheNewSchemaNeeds) {
  make_old_database(some_notes);
  EXPECT_EQ(output_of({"list"}), "   2 ! tea  #food  #pinned\n   1   milk  #food\n   3   \n");
  EXPECT_EQ(rows("SELECT body FROM notes WHERE id = 3"), "(empty)\n");
}

TEST_F(notes_upgrade, KeepsTheSearchInStep) {
  make_old_database(some_notes);
  EXPECT_EQ(output_of({"search", "empty"}), "   3   \n       ([empty])\n");
  output_of({"edit", "1", "coffee"});
  EXPECT_EQ(output_of({"search", "milk"}), "");
  EXPECT_EQ(output_of({"search", "coffee"}), "   1   coffee\n       [coffee]\n");
}

TEST_F(notes_upgrade, IsNotRepeatedByASecondStart) {
  make_old_database(some_notes);
  output_of({"list"});
  const std::string bytes = file_bytes();
  const process_result second = notes({"list"});
  EXPECT_EQ(second.errors, "");
  EXPECT_TRUE(file_bytes() == bytes) << "the second start wrote to the database";
}

TEST_F(notes_upgrade, IsAnnouncedByStatusWithoutDoingIt) {
  make_old_database(some_notes);
  const std::string bytes = file_bytes();
  const std::string status = output_of({"status"});
  EXPECT_TRUE(status.starts_with(database_.string() + ": schema 0005, upgraded at the next use\n")) << status;
  EXPECT_TRUE(
      status.ends_with("  0006 refuse_empty_notes  pending\n  0007 pin_notes  pending\n  0008 count_tags  pending\n"))
      << status;
  EXPECT_TRUE(file_bytes() == bytes);
}

TEST_F(notes_upgrade, OfADatabaseWhoseHistoryWasEditedIsRefused) {
  make_old_database(
      "UPDATE pawl_history SET hash = 't1:' || substr(hash, 4, 60) || '0000', chain = 'x' WHERE ordinal = 3");
  const std::string bytes = file_bytes();
  const process_result result = notes({"list"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_TRUE(result.errors.starts_with("notes: the database was left as it was\n")) << result.errors;
  EXPECT_NE(result.errors.find("0003"), std::string::npos) << result.errors;
  EXPECT_TRUE(file_bytes() == bytes);
}

TEST_F(notes_upgrade, OfAStrangersDatabaseIsRefused) {
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(database_.c_str(), &db), SQLITE_OK);
  query(db, "CREATE TABLE songs (title TEXT)");
  sqlite3_close(db);
  const std::string bytes = file_bytes();
  EXPECT_EQ(notes({"list"}).exit_code, 1);
  EXPECT_TRUE(file_bytes() == bytes);
}

TEST_F(notes_upgrade, CanBeUndoneWithTheSchemaAsItWas) {
  make_old_database(some_notes);
  const std::string schema = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name";
  const std::string before = rows(schema);
  output_of({"list"});
  make_old_database("SELECT 1");
  EXPECT_EQ(rows(schema), before);
  EXPECT_EQ(rows("SELECT count(*) FROM note_tags"), "3\n");
}

}  // namespace
}  // namespace pawl::test
