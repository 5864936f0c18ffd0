#include "linted.hpp"

namespace {

using pawl::test::lint;

const std::string notes = "CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT);\n";

std::string rebuilt(const std::string& before, const std::string& select) {
  return before + "CREATE TABLE n (id INTEGER PRIMARY KEY, title TEXT NOT NULL);\nINSERT INTO n (id, title) " + select +
         ";\nDROP TABLE notes;\nALTER TABLE n RENAME TO notes;";
}

TEST(not_null_added, AColumnThatHasNoValueForTheRows) {
  EXPECT_EQ(lint("not-null-added", notes, "ALTER TABLE notes ADD COLUMN state INTEGER NOT NULL;\n"),
            "2_b.sql:1:30 the migration fails where notes holds a row: state is NOT NULL and has no DEFAULT\n"
            "give it a value for the rows that are there:\n"
            "ALTER TABLE notes ADD COLUMN state INTEGER NOT NULL DEFAULT 0;\n");
  EXPECT_NE(lint("not-null-added", notes, "ALTER TABLE notes ADD state TEXT NOT NULL DEFAULT NULL;"), "");
}

TEST(not_null_added, NoColumnThatHasOne) {
  EXPECT_EQ(lint("not-null-added", notes, "ALTER TABLE notes ADD COLUMN state NOT NULL DEFAULT '';"), "");
  EXPECT_EQ(lint("not-null-added", notes, "ALTER TABLE notes ADD COLUMN state;"), "");
  EXPECT_EQ(lint("not-null-added", notes, "ALTER TABLE notes ADD COLUMN state NOT NULL AS (id + 1);"), "");
}

TEST(not_null_added, NoColumnThatWasThereUnderAnotherName) {
  EXPECT_EQ(lint("not-null-added", "CREATE TABLE t (a, b NOT NULL)",
                 "ALTER TABLE t RENAME b TO c; ALTER TABLE t RENAME TO u;"),
            "");
}

TEST(not_null_added, NothingToATableThatTheDraftHasMade) {
  EXPECT_EQ(lint("not-null-added", notes, "CREATE TABLE t (a); ALTER TABLE t ADD COLUMN b NOT NULL;"), "");
}

TEST(not_null_added, ARebuildThatCopiesWhatMayBeNull) {
  EXPECT_EQ(lint("not-null-added", notes, rebuilt("", "SELECT id, title FROM notes")),
            "2_b.sql:2:20 the migration fails where a row of notes has no title: it is NOT NULL now\n"
            "give these rows a value first:\n"
            "UPDATE notes SET title = '' WHERE title IS NULL;\n");
  EXPECT_NE(lint("not-null-added", notes, rebuilt("", "SELECT * FROM notes")), "");
}

TEST(not_null_added, NoRebuildThatSeesToNulls) {
  EXPECT_EQ(lint("not-null-added", notes, rebuilt("", "SELECT id, coalesce(title, '') FROM notes")), "");
  EXPECT_EQ(lint("not-null-added", notes, rebuilt("", "SELECT id, title FROM notes WHERE title IS NOT NULL")), "");
  EXPECT_EQ(lint("not-null-added", notes,
                 rebuilt("UPDATE notes SET title = '' WHERE title IS NULL;", "SELECT id, title FROM notes")),
            "");
  EXPECT_EQ(
      lint("not-null-added", notes, rebuilt("DELETE FROM notes WHERE title IS NULL;", "SELECT id, title FROM notes")),
      "");
  EXPECT_EQ(lint("not-null-added", "CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT NOT NULL);",
                 rebuilt("", "SELECT id, title FROM notes")),
            "");
}

TEST(not_null_added, NothingThatTheProofHasShownAlready) {
  auto proven = pawl::test::prove(
      {{"1_a.sql", notes}, {"2_b.sql", "SELECT 1; ALTER TABLE notes ADD COLUMN state NOT NULL;"}}, {}, 1);
  auto& draft = proven.set.dialects[0].migrations[1];
  pawl::generator::lint_sqlite(proven.set.dialects[0], {});
  ASSERT_EQ(draft.shown.size(), 1u);
  EXPECT_EQ(draft.shown.front().rule, "refused-by-rows");
}

}  // namespace
