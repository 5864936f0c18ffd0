#include "linted.hpp"

namespace {

using pawl::test::lint;

const std::string notes = "CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT);\n";

TEST(rename_column, TellsThatAnOlderProgramNamesTheOldOne) {
  EXPECT_EQ(lint("rename-column", notes, "ALTER TABLE notes RENAME title TO heading;\n"),
            "2_b.sql:1:26 a program that still names notes.title fails: it is called heading now\n"
            "keep the name, or let older programs read on under the old one, as long as they write it not:\n"
            "ALTER TABLE notes ADD COLUMN title TEXT AS (heading);\n");
}

TEST(rename_column, TellsOfTheViewsThatNameIt) {
  EXPECT_NE(lint("rename-column", notes + "CREATE VIEW titles AS SELECT title FROM notes;",
                 "ALTER TABLE notes RENAME COLUMN title TO heading;")
                .find("note: the view titles names it too: where it has no AS there, its column has another name\n"),
            std::string::npos);
}

TEST(rename_column, ItsAdviceSilencesIt) {
  EXPECT_EQ(lint("rename-column", notes,
                 "ALTER TABLE notes RENAME title TO heading; ALTER TABLE notes ADD COLUMN title TEXT AS (heading);"),
            "");
}

TEST(rename_column, LetsAColumnHaveItsNameBack) {
  EXPECT_EQ(
      lint("rename-column", notes, "ALTER TABLE notes RENAME title TO x; ALTER TABLE notes RENAME COLUMN x TO title;"),
      "");
}

TEST(rename_column, SaysNothingOfAColumnThatTheDraftHasMade) {
  EXPECT_EQ(lint("rename-column", notes, "ALTER TABLE notes ADD a; ALTER TABLE notes RENAME a TO b;"), "");
  EXPECT_EQ(lint("rename-column", notes, "CREATE TABLE t (a); ALTER TABLE t RENAME a TO b;"), "");
}

}  // namespace
