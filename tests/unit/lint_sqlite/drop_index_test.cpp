#include "linted.hpp"

namespace {

using pawl::test::lint;

const std::string notes =
    "CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT, body TEXT);\n"
    "CREATE INDEX by_title ON notes (title);\n"
    "CREATE UNIQUE INDEX bodies ON notes (body);\n";

TEST(drop_index, TellsWhichQueriesReadTheWholeTable) {
  EXPECT_EQ(lint("drop-index", notes, "DROP INDEX main.by_title;\n"),
            "2_b.sql:1:17 a query that found rows of notes by title reads the whole table\n"
            "drop it once no query needs it, and say so:\n"
            "-- pawl:allow drop-index <what serves those queries now>\n"
            "DROP INDEX main.by_title;\n");
}

TEST(drop_index, TellsWhatAUniqueIndexKeptApart) {
  EXPECT_EQ(lint("drop-index", notes, "DROP INDEX bodies; CREATE INDEX other ON notes (body);")
                .find("2_b.sql:1:12 nothing keeps rows of notes apart any more that are equal in body, and ON CONFLICT "
                      "(body) fails\n"),
            0u);
}

TEST(drop_index, LetsAnotherIndexTakeItsPlace) {
  EXPECT_EQ(lint("drop-index", notes, "DROP INDEX by_title; CREATE INDEX wider ON notes (title, body);"), "");
  EXPECT_EQ(lint("drop-index", notes, "DROP INDEX by_title; CREATE INDEX by_title ON notes (title DESC);"), "");
  EXPECT_EQ(lint("drop-index", notes + "CREATE INDEX both ON notes (title, id);", "DROP INDEX by_title;"), "");
}

TEST(drop_index, TakesNoIndexOfAPartOrOfAnotherCollationForIt) {
  EXPECT_NE(lint("drop-index", notes, "DROP INDEX by_title; CREATE INDEX x ON notes (title) WHERE body > '';"), "");
  EXPECT_NE(lint("drop-index", notes, "DROP INDEX by_title; CREATE INDEX x ON notes (title COLLATE NOCASE);"), "");
}

TEST(drop_index, LeavesIndexesThatGoWithTheirTableToOtherRules) {
  EXPECT_EQ(lint("drop-index", notes, "DROP TABLE notes;"), "");
  EXPECT_EQ(lint("drop-index", notes,
                 "CREATE TABLE new (id INTEGER PRIMARY KEY, title TEXT, body TEXT);\n"
                 "INSERT INTO new SELECT * FROM notes; DROP TABLE notes; ALTER TABLE new RENAME TO notes;"),
            "");
}

TEST(drop_index, LetsADraftDropWhatItHasMade) {
  EXPECT_EQ(lint("drop-index", notes, "CREATE INDEX x ON notes (id, body); DROP INDEX x;"), "");
}

}  // namespace
