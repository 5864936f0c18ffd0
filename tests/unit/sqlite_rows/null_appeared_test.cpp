#include <gtest/gtest.h>

#include "shown.hpp"

namespace {

using pawl::test::prove_rows;

const std::string notes = "CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT, body TEXT);\n";

std::string shown_of(const std::string& draft, const std::string& before = notes) {
  return prove_rows({{"1_a.sql", before}, {"2_b.sql", draft}}, {.count = 1}).shown;
}

std::string rebuild(const std::string& columns, const std::string& copying) {
  return "CREATE TABLE n (id INTEGER PRIMARY KEY, " + columns + ");\nINSERT INTO n " + copying +
         " FROM notes;\nDROP TABLE notes;\nALTER TABLE n RENAME TO notes;\n";
}

TEST(null_appeared, FindsAColumnThatARebuildForgets) {
  EXPECT_EQ(shown_of(rebuild("title TEXT, body TEXT", "(id, title) SELECT id, title")),
            "2_b.sql:2: null-appeared: body of 10 rows of notes becomes NULL, and nothing in the script sets it: "
            "notes(id=1700003, body='body a', title='title a')\n"
            "  copy body too; values that are to go, take away where everybody sees it:\n"
            "UPDATE notes SET body = NULL;\n");
}

TEST(null_appeared, TakesAColumnThatIsSetDroppedOrNamedAnew) {
  EXPECT_EQ(shown_of("UPDATE notes SET body = NULL;"), "");
  EXPECT_EQ(shown_of(rebuild("title TEXT", "SELECT id, title")), "");
  EXPECT_EQ(shown_of("ALTER TABLE notes DROP COLUMN body;\nALTER TABLE notes ADD COLUMN body TEXT;"), "");
  EXPECT_EQ(shown_of("ALTER TABLE notes RENAME COLUMN body TO text;\nALTER TABLE notes ADD COLUMN body TEXT;"), "");
  EXPECT_EQ(shown_of(rebuild("title TEXT, body TEXT", "(id, title) SELECT id, title") +
                     "UPDATE notes SET body = 'x' WHERE id < 0;"),
            "");
}

TEST(null_appeared, FindsWhatReplaceForgets) {
  EXPECT_EQ(shown_of("INSERT OR REPLACE INTO notes (id, title) SELECT id, upper(title) FROM notes;").substr(0, 36),
            "2_b.sql:1: null-appeared: body of 10");
}

TEST(values_changed, FindsColumnsThatChangePlaces) {
  const auto shown = shown_of(rebuild("body TEXT, title TEXT", "SELECT *"));
  EXPECT_EQ(shown.substr(0, shown.find(':', 40)),
            "2_b.sql:2: values-changed: notes.title holds afterwards what body held before");
  EXPECT_NE(shown.find("notes.body holds afterwards what title held before"), std::string::npos);
  EXPECT_EQ(shown_of(rebuild("body TEXT, title TEXT", "SELECT id, body, title")), "");
}

TEST(values_changed, TakesWhatTheScriptSays) {
  EXPECT_EQ(shown_of("UPDATE notes SET title = body, body = title;"), "");
  EXPECT_EQ(shown_of("ALTER TABLE notes RENAME COLUMN title TO x;\nALTER TABLE notes RENAME COLUMN body TO title;\n"
                     "ALTER TABLE notes RENAME COLUMN x TO body;"),
            "");
  EXPECT_EQ(shown_of(rebuild("title TEXT, body TEXT", "SELECT id, trim(title), upper(body)")), "");
}

}  // namespace
