#include "linted.hpp"

namespace {

using pawl::test::lint;
using pawl::test::linted;

TEST(autoincrement, ANewTableThatCountsInAnother) {
  EXPECT_EQ(lint("autoincrement", "SELECT 1;", "CREATE TABLE t (\n  id INTEGER PRIMARY KEY AUTOINCREMENT);\n"),
            "2_b.sql:2:3 every INSERT into t also reads and writes sqlite_sequence: AUTOINCREMENT is needed only where "
            "the id of a deleted row may never come back\n"
            "an id is given without it too:\n"
            "id INTEGER PRIMARY KEY\n");
}

TEST(autoincrement, NoneWithoutIt) {
  EXPECT_EQ(linted("autoincrement",
                   {"CREATE TABLE t (id INTEGER PRIMARY KEY, \"autoincrement\" TEXT DEFAULT 'AUTOINCREMENT');"}),
            "");
}

TEST(autoincrement, NoneThatHadItBefore) {
  EXPECT_EQ(
      linted("autoincrement",
             {"CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a);",
              "CREATE TABLE n (id INTEGER PRIMARY KEY AUTOINCREMENT, a, b); INSERT INTO n (id, a) SELECT id, a FROM t;"
              "DROP TABLE t; ALTER TABLE n RENAME TO t;"}),
      "");
}

}  // namespace
