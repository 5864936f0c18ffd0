#include "linted.hpp"

namespace {

using pawl::test::lint;

const std::string tables =
    "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);\n"
    "CREATE TABLE posts (author REFERENCES users (id));\n";
const std::string words =
    "CREATE TABLE notes (body TEXT);\n"
    "CREATE VIRTUAL TABLE words USING fts5(body, content='notes');\n";

std::string rebuilt(const std::string& table, const std::string& made, const std::string& copy) {
  return "CREATE TABLE n " + made + ";\nINSERT INTO n " + copy + ";\nDROP TABLE " + table +
         ";\nALTER TABLE n RENAME TO " + table + ";";
}

TEST(rowid_changed, AKeyThatChildrenPointAt) {
  EXPECT_EQ(lint("rowid-changed", tables,
                 rebuilt("users", "(id INTEGER PRIMARY KEY, name TEXT, x)", "(name) SELECT upper(name) FROM users")),
            "2_b.sql:2:13 the rows of users get other rowids, and posts finds them by these\n"
            "carry it over:\n"
            "INSERT INTO n (id, name) SELECT id, ... FROM users;\n");
}

TEST(rowid_changed, TheRowidThatATextIndexFindsRowsBy) {
  EXPECT_EQ(lint("rowid-changed", words, rebuilt("notes", "(body TEXT, x)", "(body) SELECT body FROM notes")),
            "2_b.sql:2:13 the rows of notes get other rowids, and words finds them by these\n"
            "carry it over:\n"
            "INSERT INTO n (rowid, body) SELECT rowid, body FROM notes;\n");
  EXPECT_NE(
      lint("rowid-changed", words, rebuilt("notes", "(body TEXT PRIMARY KEY) WITHOUT ROWID", "SELECT body FROM notes"))
          .find("leave WITHOUT ROWID out"),
      std::string::npos);
}

TEST(rowid_changed, NothingWhereTheKeyIsCopied) {
  EXPECT_EQ(
      lint("rowid-changed", tables,
           rebuilt("users", "(name TEXT, id INTEGER PRIMARY KEY)", "(name, id) SELECT u.name, u.id FROM users u")),
      "");
  EXPECT_EQ(
      lint("rowid-changed", tables, rebuilt("users", "(id INTEGER PRIMARY KEY, name TEXT)", "SELECT * FROM users")),
      "");
  EXPECT_EQ(
      lint("rowid-changed", words, rebuilt("notes", "(body TEXT, x)", "(rowid, body) SELECT rowid, body FROM notes")),
      "");
}

TEST(rowid_changed, NothingWhereNobodyPointsThere) {
  EXPECT_EQ(lint("rowid-changed", "CREATE TABLE notes (body TEXT); CREATE TABLE other (x REFERENCES notes (body));",
                 rebuilt("notes", "(body TEXT, x)", "(body) SELECT body FROM notes")),
            "");
}

}  // namespace
