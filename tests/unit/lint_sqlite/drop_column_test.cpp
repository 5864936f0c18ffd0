#include "linted.hpp"

namespace {

using pawl::test::lint;

const std::string notes = "CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT, body TEXT);\n";

TEST(drop_column, TellsWhatIsLostWithAColumnThatWasThere) {
  EXPECT_EQ(lint("drop-column", notes, "ALTER TABLE notes DROP COLUMN body;\n"),
            "2_b.sql:1:31 without notes.body its values are gone for good, and a program that still names it fails\n"
            "drop it in a later release than the one that stops using it, and say so:\n"
            "-- pawl:allow drop-column <since when nothing uses notes.body>\n"
            "ALTER TABLE notes DROP COLUMN body;\n");
}

TEST(drop_column, LosesNoValuesOfAGeneratedColumn) {
  EXPECT_NE(lint("drop-column", "CREATE TABLE t (a INT, b AS (a + 1));", "ALTER TABLE t DROP COLUMN b;")
                .find("without t.b a program that still names it fails"),
            std::string::npos);
}

TEST(drop_column, SeesThroughNamesGivenBefore) {
  EXPECT_NE(lint("drop-column", notes,
                 "ALTER TABLE notes RENAME TO n; ALTER TABLE n RENAME body TO text; ALTER TABLE n DROP text;")
                .find("without notes.body"),
            std::string::npos);
}

TEST(drop_column, LetsADraftDropWhatItHasAdded) {
  EXPECT_EQ(lint("drop-column", notes, "ALTER TABLE notes ADD COLUMN x; ALTER TABLE notes DROP COLUMN x;"), "");
  EXPECT_EQ(lint("drop-column", notes, "CREATE TABLE t (a, b); ALTER TABLE t DROP COLUMN a;"), "");
}

TEST(drop_column, TakesARenameForNoDrop) {
  EXPECT_EQ(lint("drop-column", notes, "ALTER TABLE notes RENAME COLUMN body TO text;"), "");
}

TEST(drop_column, LeavesATableThatGoesAsAWholeToItsOwnRule) {
  EXPECT_EQ(lint("drop-column", notes, "ALTER TABLE notes DROP COLUMN body; DROP TABLE notes;"), "");
}

}  // namespace
