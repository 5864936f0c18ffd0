#include <gtest/gtest.h>

#include "shown.hpp"

namespace {

using pawl::test::prove_rows;

const std::string notes = "CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT, body TEXT);\n";

std::string shown_of(const std::string& draft, const std::string& before = notes) {
  return prove_rows({{"1_a.sql", before}, {"2_b.sql", draft}}, {.count = 1}).shown;
}

/// A rebuild of `notes` that copies rows by `copying`.
std::string rebuild(const std::string& copying) {
  return "CREATE TABLE n (id INTEGER PRIMARY KEY, title TEXT, body TEXT);\n" + copying +
         "\nDROP TABLE notes;\nALTER TABLE n RENAME TO notes;\n";
}

TEST(rows_lost, FindsARebuildThatForgetsRows) {
  EXPECT_EQ(shown_of(rebuild("INSERT INTO n SELECT * FROM notes WHERE title IS NOT NULL;")),
            "2_b.sql:2: rows-lost: 2 rows of notes are lost, and nothing in the script deletes them: "
            "notes(id=1699989, title=NULL, body=NULL)\n"
            "  copy every row; delete those that are to go where everybody sees it:\n"
            "DELETE FROM notes WHERE ...;\n");
}

TEST(rows_lost, FindsARebuildThatForgetsRowsUnderTheOldName) {
  EXPECT_EQ(shown_of("ALTER TABLE notes RENAME TO old;\n" + notes +
                     "INSERT INTO notes SELECT * FROM old WHERE title <> '';\nDROP TABLE old;")
                .substr(0, 31),
            "2_b.sql:3: rows-lost: 3 rows of");
}

TEST(rows_lost, TakesARebuildThatKeepsAllRows) {
  EXPECT_EQ(shown_of(rebuild("INSERT INTO n SELECT * FROM notes;")), "");
  EXPECT_EQ(shown_of(rebuild("INSERT INTO n SELECT id, coalesce(title, '?'), body FROM notes;")), "");
  EXPECT_EQ(
      shown_of("ALTER TABLE notes RENAME TO old;\n" + notes + "INSERT INTO notes SELECT * FROM old;\nDROP TABLE old;"),
      "");
}

TEST(rows_lost, TakesRowsThatTheScriptDeletes) {
  EXPECT_EQ(shown_of("DELETE FROM notes WHERE title IS NULL;"), "");
  EXPECT_EQ(shown_of("DELETE FROM notes WHERE title IS NULL;\n" + rebuild("INSERT INTO n SELECT * FROM notes;")), "");
  EXPECT_EQ(shown_of(rebuild("INSERT INTO n SELECT * FROM notes;\nDELETE FROM n WHERE title IS NULL;")), "");
  EXPECT_EQ(shown_of("DROP TABLE notes;"), "");
}

TEST(rows_lost, FindsATableThatIsMadeAnewWithoutItsRows) {
  EXPECT_EQ(shown_of("DROP TABLE notes;\n" + notes).substr(0, 32), "2_b.sql:1: rows-lost: 12 rows of");
}

TEST(rows_lost, FindsAJoinThatDropsRows) {
  const std::string people =
      "CREATE TABLE people (id INTEGER PRIMARY KEY);\n"
      "CREATE TABLE notes (id INTEGER PRIMARY KEY, person INTEGER REFERENCES people (id));\n";
  const std::string begin =
      "CREATE TABLE n (id INTEGER PRIMARY KEY, person INTEGER);\nINSERT INTO n SELECT notes.id, "
      "people.id FROM notes ";
  const std::string end = "JOIN people ON people.id = notes.person;\nDROP TABLE notes;\nALTER TABLE n RENAME TO notes;";
  EXPECT_EQ(shown_of(begin + end, people).substr(0, 31), "2_b.sql:2: rows-lost: 2 rows of");
  EXPECT_EQ(shown_of(begin + "LEFT " + end, people), "");
}

TEST(rows_lost, FindsRowsThatReplaceTakesAway) {
  EXPECT_EQ(shown_of("INSERT OR REPLACE INTO t (id, a) SELECT 1, a FROM t WHERE a <> '' LIMIT 1;",
                     "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT UNIQUE, b TEXT);")
                .substr(0, 22),
            "2_b.sql:1: rows-lost: ");
}

TEST(rows_lost, FindsRowsThatATriggerDeletes) {
  EXPECT_EQ(shown_of("UPDATE notes SET title = 'x' WHERE title IS NULL;",
                     notes + "CREATE TRIGGER t AFTER UPDATE ON notes BEGIN DELETE FROM notes WHERE id = new.id; END;")
                .substr(0, 31),
            "2_b.sql:1: rows-lost: 2 rows of");
}

TEST(rows_lost, ComparesTablesWithoutAKeyAndWithoutRowid) {
  for (const std::string made : {"(a TEXT, b TEXT)", "(a TEXT PRIMARY KEY, b TEXT) WITHOUT ROWID"}) {
    const auto rebuilt = [&](const std::string& condition) {
      return "CREATE TABLE n " + made + ";\nINSERT INTO n SELECT * FROM t" + condition +
             ";\nDROP TABLE t;\nALTER TABLE n RENAME TO t;";
    };
    EXPECT_EQ(shown_of(rebuilt(""), "CREATE TABLE t " + made + ";"), "");
    EXPECT_EQ(shown_of(rebuilt(" WHERE b IS NOT NULL"), "CREATE TABLE t " + made + ";").substr(0, 22),
              "2_b.sql:2: rows-lost: ");
  }
}

TEST(rows_lost, KeepsToTableThatARenameHasMoved) {
  EXPECT_EQ(shown_of("ALTER TABLE notes RENAME TO texts;"), "");
  EXPECT_EQ(shown_of("CREATE TABLE n (id INTEGER PRIMARY KEY, title TEXT);\nINSERT INTO n SELECT id, title FROM notes "
                     "WHERE body <> '';\nDROP TABLE notes;\nALTER TABLE n RENAME TO texts;"),
            "");
}

TEST(rows_lost, SaysNothingOfFrozenSteps) {
  EXPECT_EQ(
      prove_rows({{"1_a.sql", notes}, {"2_b.sql", rebuild("INSERT INTO n SELECT * FROM notes LIMIT 0;")}}, {.count = 2})
          .shown,
      "");
}

TEST(rows_lost, ProvesEachDraftFromTheStepBeforeIt) {
  EXPECT_EQ(prove_rows({{"1_a.sql", notes}, {"2_b.sql", rebuild("INSERT INTO n SELECT * FROM notes LIMIT 0;")}})
                .shown.substr(0, 32),
            "2_b.sql:2: rows-lost: 12 rows of");
}

}  // namespace
