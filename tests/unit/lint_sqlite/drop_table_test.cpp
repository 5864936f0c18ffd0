#include "linted.hpp"

namespace {

using pawl::test::lint;
using pawl::test::lint_files;

const std::string notes = "CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT);\n";

TEST(drop_table, TellsWhatIsLostWithATableThatWasThere) {
  EXPECT_EQ(lint("drop-table", notes, "SELECT 1;\nDROP TABLE IF EXISTS notes ;\n"),
            "2_b.sql:2:22 the rows of notes are gone for good, and a program that still uses it fails\n"
            "drop it in a later release than the one that stops using it, and say so:\n"
            "-- pawl:allow drop-table <since when nothing uses notes>\n"
            "DROP TABLE IF EXISTS notes;\n");
}

TEST(drop_table, SeesThroughANameGivenBefore) {
  EXPECT_NE(lint("drop-table", notes, "ALTER TABLE notes RENAME TO old; DROP TABLE old;").find("the rows of notes"),
            std::string::npos);
}

TEST(drop_table, TellsOfAVirtualTableOnce) {
  const auto found = lint("drop-table", "CREATE VIRTUAL TABLE words USING fts5(x);", "DROP TABLE words;");
  EXPECT_EQ(found.find("2_b.sql:1:12 the rows of words"), 0u) << found;
  EXPECT_EQ(found.find("2_b.sql", 1), std::string::npos) << found;
}

TEST(drop_table, LetsADraftDropWhatItHasMade) {
  EXPECT_EQ(lint("drop-table", notes, "CREATE TABLE scratch AS SELECT * FROM notes; DROP TABLE scratch;"), "");
  EXPECT_EQ(lint("drop-table", notes, "CREATE TEMP TABLE notes (x); DROP TABLE temp.notes;"), "");
}

TEST(drop_table, TakesARebuildForNoDrop) {
  EXPECT_EQ(lint("drop-table", notes,
                 "CREATE TABLE new (id INTEGER PRIMARY KEY, title TEXT NOT NULL);\n"
                 "INSERT INTO new SELECT * FROM notes; DROP TABLE notes; ALTER TABLE new RENAME TO notes;"),
            "");
  EXPECT_EQ(lint("drop-table", notes,
                 "ALTER TABLE notes RENAME TO old; CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT);\n"
                 "INSERT INTO notes SELECT * FROM old; DROP TABLE old;"),
            "");
}

TEST(drop_table, LetsAViewTakeTheTablesPlace) {
  EXPECT_EQ(
      lint("drop-table", notes,
           "CREATE TABLE items AS SELECT * FROM notes; DROP TABLE notes; CREATE VIEW notes AS SELECT * FROM items;"),
      "");
}

TEST(drop_table, SaysNothingOfFrozenMigrations) {
  EXPECT_EQ(lint_files("drop-table", {{"1_a.sql", notes}, {"2_b.sql", "DROP TABLE notes;"}}, 2), "");
}

TEST(drop_table, FollowsDraftsOneByOne) {
  const auto found = lint_files("drop-table", {{"1_a.sql", notes},
                                               {"2_b.sql", "CREATE TABLE tags (x);"},
                                               {"3_c.sql", "DROP TABLE notes;"},
                                               {"4_d.sql", "DROP TABLE tags;"}});
  EXPECT_NE(found.find("3_c.sql:1:12 the rows of notes"), std::string::npos) << found;
  EXPECT_NE(found.find("4_d.sql:1:12 the rows of tags"), std::string::npos) << found;
}

}  // namespace
