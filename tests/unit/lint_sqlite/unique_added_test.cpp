#include "linted.hpp"

namespace {

using pawl::test::lint;

const std::string notes = "CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT, body TEXT UNIQUE);\n";

std::string rebuilt(const std::string& select) {
  return "CREATE TABLE n (id INTEGER PRIMARY KEY, title TEXT UNIQUE, body TEXT UNIQUE);\nINSERT INTO n " + select +
         ";\nDROP TABLE notes;\nALTER TABLE n RENAME TO notes;";
}

TEST(unique_added, AnIndexThatEqualRowsRefuse) {
  EXPECT_EQ(
      lint("unique-added", notes, "CREATE UNIQUE INDEX by_title ON notes (title);\n"),
      "2_b.sql:1:21 the migration fails where rows of notes are equal in title: it is UNIQUE now\n"
      "decide first what becomes of rows that are equal; this would keep the first of them:\n"
      "DELETE FROM notes WHERE title IS NOT NULL AND rowid NOT IN (SELECT min(rowid) FROM notes GROUP BY title);\n");
  EXPECT_NE(lint("unique-added", notes, "CREATE UNIQUE INDEX by_title ON notes (lower(title));"), "");
  EXPECT_NE(lint("unique-added", notes, "CREATE UNIQUE INDEX again ON notes (body COLLATE NOCASE);"), "");
}

TEST(unique_added, AnIndexOfWhichAnotherRuleSpeaksToo) {
  const std::string draft = "CREATE UNIQUE INDEX x ON notes (title);";
  EXPECT_NE(lint("redundant-index", notes + "CREATE INDEX by_title ON notes (title);", draft), "");
  EXPECT_NE(lint("unique-added", notes + "CREATE INDEX by_title ON notes (title);", draft), "");
}

TEST(unique_added, AConstraintOfARebuiltTable) {
  EXPECT_EQ(lint("unique-added", notes, rebuilt("SELECT * FROM notes"))
                .find("2_b.sql:1:14 the migration fails where rows of notes are equal in title: it is UNIQUE now\n"),
            0u);
}

TEST(unique_added, NoIndexOverWhatWasUniqueAlready) {
  EXPECT_EQ(lint("unique-added", notes, "CREATE UNIQUE INDEX x ON notes (title, body);"), "");
  EXPECT_EQ(lint("unique-added", notes, "CREATE UNIQUE INDEX x ON notes (title, id);"), "");
}

TEST(unique_added, NoIndexOverAColumnThatComesWithIt) {
  EXPECT_EQ(lint("unique-added", notes, "ALTER TABLE notes ADD slug; CREATE UNIQUE INDEX x ON notes (slug);"), "");
}

TEST(unique_added, NoIndexWhereTheDraftHasSeenToTheRows) {
  EXPECT_EQ(lint("unique-added", notes,
                 "DELETE FROM notes WHERE id NOT IN (SELECT min(id) FROM notes GROUP BY title);\n"
                 "CREATE UNIQUE INDEX x ON notes (title);"),
            "");
  EXPECT_EQ(
      lint("unique-added", notes, "UPDATE notes SET title = title || id;\nCREATE UNIQUE INDEX x ON notes (title);"),
      "");
  EXPECT_EQ(lint("unique-added", notes, rebuilt("SELECT * FROM notes GROUP BY title")), "");
}

TEST(unique_added, NothingToATableThatTheDraftHasMade) {
  EXPECT_EQ(lint("unique-added", notes, "CREATE TABLE t (a UNIQUE, b); CREATE UNIQUE INDEX x ON t (b);"), "");
  EXPECT_EQ(lint("unique-added", notes, "CREATE INDEX x ON notes (title);"), "");
}

TEST(unique_added, NothingThatTheProofHasShownAlready) {
  auto proven = pawl::test::prove({{"1_a.sql", notes}, {"2_b.sql", rebuilt("SELECT * FROM notes")}}, {}, 1);
  auto& draft = proven.set.dialects[0].migrations[1];
  draft.shown = {{.rule = "refused-by-rows", .offset = draft.up.statements[1].begin + 5}};
  pawl::generator::lint_sqlite(proven.set.dialects[0], {});
  EXPECT_EQ(draft.shown.size(), 1u);
}

TEST(unique_added, NoRebuildThatLeavesItAsItWas) {
  EXPECT_EQ(lint("unique-added", "CREATE TABLE notes (id INTEGER PRIMARY KEY, title UNIQUE, body UNIQUE);",
                 rebuilt("SELECT * FROM notes")),
            "");
}

}  // namespace
