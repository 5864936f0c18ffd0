#include "linted.hpp"

namespace {

using pawl::test::lint;

const std::string users = "CREATE TABLE users (id INTEGER PRIMARY KEY, a, b, UNIQUE (a, b));\n";

TEST(foreign_key_without_index, AColumnThatNoIndexBeginsWith) {
  EXPECT_EQ(
      lint("foreign-key-without-index", users,
           "CREATE TABLE posts (\n  id INTEGER PRIMARY KEY,\n  author INTEGER REFERENCES users,\n  x);\n"
           "CREATE INDEX i ON posts (x, author);"),
      "2_b.sql:3:3 whenever a row of users is deleted, or its key changed, SQLite reads the whole table posts: no "
      "index begins with author\n"
      "behind it:\n"
      "CREATE INDEX posts_author ON posts (author);\n");
}

TEST(foreign_key_without_index, AColumnThatIsAdded) {
  EXPECT_EQ(lint("foreign-key-without-index", users + "CREATE TABLE posts (x); CREATE TABLE posts_author (x);",
                 "ALTER TABLE posts ADD COLUMN author REFERENCES users;")
                .find("2_b.sql:1:30 whenever"),
            0u);
}

TEST(foreign_key_without_index, AnIndexOfAPartDoesNotCount) {
  EXPECT_NE(lint("foreign-key-without-index", users,
                 "CREATE TABLE posts (author REFERENCES users); CREATE INDEX i ON posts (author) WHERE author > 1;"),
            "");
}

TEST(foreign_key_without_index, AnyIndexWillDoThatBeginsWithTheColumns) {
  EXPECT_EQ(lint("foreign-key-without-index", users,
                 "CREATE TABLE a (author REFERENCES users, x); CREATE INDEX i ON a (author, x);\n"
                 "CREATE TABLE b (author UNIQUE REFERENCES users);\n"
                 "CREATE TABLE c (id INTEGER PRIMARY KEY REFERENCES users);\n"
                 "CREATE TABLE d (x, author REFERENCES users, PRIMARY KEY (author, x)) WITHOUT ROWID;\n"
                 "CREATE TABLE e (x, y, z, FOREIGN KEY (x, y) REFERENCES users (a, b), UNIQUE (y, x, z));\n"),
            "");
}

TEST(foreign_key_without_index, NoKeyThatWasThereBefore) {
  EXPECT_EQ(lint("foreign-key-without-index", users + "CREATE TABLE posts (author REFERENCES users);",
                 "ALTER TABLE posts ADD COLUMN x; ALTER TABLE posts RENAME author TO Author;"),
            "");
}

TEST(foreign_key_without_index, CirclesAreNoMatter) {
  EXPECT_NE(lint("foreign-key-without-index", users,
                 "CREATE TABLE a (id INTEGER PRIMARY KEY, b REFERENCES b, c REFERENCES a);\n"
                 "CREATE TABLE b (id INTEGER PRIMARY KEY, a REFERENCES a);"),
            "");
}

}  // namespace
