#include "linted.hpp"

namespace {

using pawl::test::lint;

const std::string notes = "CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT);\n";

TEST(rename_table, TellsThatAnOlderProgramAsksForTheOldName) {
  EXPECT_EQ(lint("rename-table", notes, "ALTER TABLE notes RENAME TO \"my notes\";\n"),
            "2_b.sql:1:13 a program that still asks for notes fails: it is called my notes now\n"
            "keep the name, or let older programs read on under the old one:\n"
            "CREATE VIEW notes AS SELECT * FROM \"my notes\";\n");
}

TEST(rename_table, LetsAViewServeTheOldName) {
  EXPECT_EQ(lint("rename-table", notes, "ALTER TABLE notes RENAME TO items; CREATE VIEW notes AS SELECT * FROM items;"),
            "");
}

TEST(rename_table, LetsATableHaveItsNameBack) {
  EXPECT_EQ(lint("rename-table", notes, "ALTER TABLE notes RENAME TO x; ALTER TABLE x RENAME TO Notes;"), "");
}

TEST(rename_table, SaysNothingOfATableThatTheDraftHasMade) {
  EXPECT_EQ(lint("rename-table", notes, "CREATE TABLE a (x); ALTER TABLE a RENAME TO b;"), "");
}

}  // namespace
