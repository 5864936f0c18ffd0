#include <gtest/gtest.h>

#include "shown.hpp"

namespace {

using pawl::test::prove_rows;

const std::string notes = "CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT, body TEXT);\n";

std::string shown_of(const std::string& draft, const std::string& before = notes) {
  return prove_rows({{"1_a.sql", before}, {"2_b.sql", draft}}, {.count = 1}).shown;
}

TEST(refused_by_rows, ShowsTheRowWithoutAValue) {
  EXPECT_EQ(shown_of("CREATE TABLE n (id INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT);\n"
                     "INSERT INTO n SELECT * FROM notes;\nDROP TABLE notes;\nALTER TABLE n RENAME TO notes;"),
            "2_b.sql:2: refused-by-rows: on tables with rows: NOT NULL constraint failed: n.title; with "
            "notes(id=1699989, title=NULL, body=NULL)\n"
            "  fill it before this statement:\n"
            "UPDATE notes SET title = '' WHERE title IS NULL;\n");
}

TEST(refused_by_rows, ShowsTwoRowsWithTheSameValue) {
  EXPECT_EQ(
      shown_of("CREATE UNIQUE INDEX u ON notes (title);"),
      "2_b.sql:1: refused-by-rows: on tables with rows: UNIQUE constraint failed: notes.title; with "
      "notes(id=1699996, title='title a', body='body a') and notes(id=1700003, title='title a', body='body a')\n"
      "  keep one row of each before this statement, or UPDATE the others:\n"
      "DELETE FROM notes WHERE title IS NOT NULL AND rowid NOT IN (SELECT min(rowid) FROM notes GROUP BY title);\n");
}

TEST(refused_by_rows, FindsSpellingsThatACollationTakesForOne) {
  EXPECT_NE(shown_of("DELETE FROM notes WHERE id NOT IN (SELECT max(id) FROM notes GROUP BY title);\n"
                     "CREATE UNIQUE INDEX u ON notes (trim(title) COLLATE NOCASE);")
                .find("UNIQUE constraint failed: index 'u'"),
            std::string::npos);
}

TEST(refused_by_rows, WritesTheDefaultThatAnAddedColumnNeeds) {
  EXPECT_EQ(
      shown_of("ALTER TABLE notes ADD COLUMN size INTEGER NOT NULL;"),
      "2_b.sql:1: refused-by-rows: on tables with rows: Cannot add a NOT NULL column with default value NULL; with "
      "notes(id=1700003, title='title a', body='body a')\n"
      "  rows that are there need a value too:\n"
      "ALTER TABLE notes ADD COLUMN size INTEGER NOT NULL DEFAULT 0;\n");
}

TEST(refused_by_rows, ShowsARowThatACheckRefuses) {
  const auto shown = shown_of("ALTER TABLE notes ADD COLUMN n INTEGER CHECK (length(title) < 100);");
  EXPECT_NE(shown.find("CHECK constraint failed"), std::string::npos) << shown;
}

TEST(refused_by_rows, ShowsARowThatRefersToNone) {
  EXPECT_EQ(shown_of("DELETE FROM people;",
                     "CREATE TABLE people (id INTEGER PRIMARY KEY);\n"
                     "CREATE TABLE pets (id INTEGER PRIMARY KEY, owner INTEGER REFERENCES people);")
                .substr(0, 126),
            "2_b.sql:1: refused-by-rows: on tables with rows: rows of pets refer to no row of people any more, and the "
            "whole upgrade is ref");
}

TEST(refused_by_rows, LeavesTheDanglingRowsOfACascadeToItsOwnWarning) {
  const auto proven =
      prove_rows({{"1_a.sql",
                   "CREATE TABLE people (id INTEGER PRIMARY KEY);\n"
                   "CREATE TABLE pets (id INTEGER PRIMARY KEY, owner INTEGER REFERENCES people ON DELETE CASCADE);"},
                  {"2_b.sql", "DELETE FROM people;"}},
                 {.count = 1});
  EXPECT_EQ(proven.shown, "");
  EXPECT_NE(proven.found.find("cascade-not-run"), std::string::npos);
}

TEST(refused_by_rows, FindsWhatARollbackWouldHide) {
  EXPECT_EQ(shown_of("UPDATE notes SET title = 'x';",
                     notes + "CREATE TRIGGER t BEFORE UPDATE ON notes BEGIN SELECT RAISE(ROLLBACK, 'never'); END;")
                .substr(0, 56),
            "2_b.sql:1: refused-by-rows: on tables with rows: never; ");
}

TEST(refused_by_rows, FindsEachStatementOfAScript) {
  const auto shown = shown_of("CREATE UNIQUE INDEX u ON notes (title);\nCREATE UNIQUE INDEX v ON other (a);",
                              notes + "CREATE TABLE other (a);");
  EXPECT_NE(shown.find("notes.title"), std::string::npos);
  EXPECT_NE(shown.find("other.a"), std::string::npos);
}

TEST(refused_by_rows, FindsAStatementThatNeverEndsOnceThereAreRows) {
  const auto shown =
      prove_rows({{"1_a.sql", notes},
                  {"2_b.sql",
                   "CREATE TABLE c AS WITH RECURSIVE r (n) AS (SELECT id FROM notes UNION ALL SELECT n + 1 FROM r) "
                   "SELECT n FROM r;"}},
                 {.count = 1}, {.statement_time = std::chrono::milliseconds{30}})
          .shown;
  EXPECT_NE(shown.find("took longer than 0.03 s"), std::string::npos) << shown;
}

TEST(refused_by_rows, TakesScriptsThatMakeRowsFit) {
  EXPECT_EQ(shown_of("UPDATE notes SET title = title || id;\nCREATE UNIQUE INDEX u ON notes (title);"), "");
  EXPECT_EQ(shown_of("ALTER TABLE notes ADD COLUMN size INTEGER NOT NULL DEFAULT 0;"), "");
  EXPECT_EQ(shown_of("UPDATE notes SET title = '' WHERE title IS NULL;\n"
                     "CREATE TABLE n (id INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT);\n"
                     "INSERT INTO n SELECT * FROM notes;\nDROP TABLE notes;\nALTER TABLE n RENAME TO notes;"),
            "");
}

TEST(refused_by_rows, DoesNotMindSeedsOfAMigration) {
  EXPECT_EQ(shown_of("INSERT INTO roles (id, name) VALUES (3, 'guest');\nINSERT INTO roles (name) VALUES ('other');",
                     "CREATE TABLE roles (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE);\n"
                     "INSERT INTO roles VALUES (1, 'admin'), (2, 'user');"),
            "");
}

TEST(refused_by_rows, GoesOnBehindADraftThatRowsRefuse) {
  EXPECT_NE(prove_rows({{"1_a.sql", notes},
                        {"2_b.sql", "CREATE UNIQUE INDEX u ON notes (title);"},
                        {"3_c.sql", "CREATE UNIQUE INDEX v ON notes (body);"}},
                       {.count = 1})
                .shown.find("3_c.sql:1: refused-by-rows: on tables with rows: UNIQUE constraint failed: notes.body"),
            std::string::npos);
}

TEST(refused_by_rows, GoesOnBesideATableOfWhichNoRowCanBeNamed) {
  const auto result = prove_rows({{"1_a.sql", std::string{notes} + "CREATE TABLE odd (rowid, _rowid_, oid);"},
                                  {"2_b.sql", "UPDATE odd SET oid = 1;\nCREATE UNIQUE INDEX u ON notes (title);"}},
                                 {.count = 1});
  EXPECT_NE(result.shown.find("2_b.sql:2: refused-by-rows"), std::string::npos) << result.shown;
  EXPECT_EQ(result.unfilled, "odd: a table without a primary key in which columns have all names of the rowid\n");
}

TEST(refused_by_rows, TakesTemporaryTablesAwayBehindARunThatLooksForOrphans) {
  const auto shown =
      prove_rows({{"1_a.sql", std::string{notes} + "CREATE TABLE tags (note REFERENCES notes (id));"},
                  {"2_b.sql", "CREATE TEMP TABLE t (x);\nDELETE FROM notes;\nDROP TABLE notes;\n" + std::string{notes}},
                  {"3_c.sql", "CREATE TEMP TABLE t (x);\nDROP TABLE t;"}},
                 {.count = 1})
          .shown;
  EXPECT_EQ(shown.find("3_c.sql"), std::string::npos) << shown;
}

TEST(refused_by_rows, TakesRowsThatAnEarlierDraftHasMended) {
  EXPECT_EQ(prove_rows({{"1_a.sql", notes},
                        {"2_b.sql", "DELETE FROM notes WHERE id NOT IN (SELECT min(id) FROM notes GROUP BY title);"},
                        {"3_c.sql", "CREATE UNIQUE INDEX u ON notes (title);"}},
                       {.count = 1})
                .shown,
            "");
}

TEST(refused_by_rows, OffersNoDeleteWhereTheIndexIsAboutSomeRowsOrAnotherOrder) {
  for (const std::string index : {"title) WHERE body IS NOT NULL", "title COLLATE NOCASE)"}) {
    const auto shown = shown_of("CREATE UNIQUE INDEX u ON notes (" + index + ";");
    EXPECT_NE(shown.find("refused-by-rows"), std::string::npos);
    EXPECT_EQ(shown.find("DELETE FROM"), std::string::npos) << shown;
  }
}

}  // namespace
