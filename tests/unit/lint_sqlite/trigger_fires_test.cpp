#include "linted.hpp"

namespace {

using pawl::test::lint;

const std::string notes =
    "CREATE TABLE notes (id INTEGER PRIMARY KEY, title TEXT); CREATE TABLE log (x);\n"
    "CREATE TRIGGER touch AFTER UPDATE OF title ON notes BEGIN INSERT INTO log VALUES (new.id); END;\n";

TEST(trigger_fires, OneThatStoodBefore) {
  EXPECT_EQ(lint("trigger-fires", notes, "UPDATE notes SET title = 'x';\nUPDATE notes SET title = 'y';\n"),
            "2_b.sql:1:8 the trigger touch fires for each row of notes that this UPDATE changes\n"
            "where that is not meant, take it away for the time being:\n"
            "DROP TRIGGER touch;\n"
            "UPDATE notes SET title = 'x';\n"
            "CREATE TRIGGER touch AFTER UPDATE OF title ON notes BEGIN INSERT INTO log VALUES (new.id); END;\n");
}

TEST(trigger_fires, OneThatOnlyRefuses) {
  EXPECT_NE(lint("trigger-fires",
                 "CREATE TABLE t (a); CREATE TRIGGER no BEFORE DELETE ON t BEGIN SELECT RAISE(ABORT, 'no'); END;",
                 "DELETE FROM t;"),
            "");
}

TEST(trigger_fires, NoneThatWaitsForSomethingElse) {
  EXPECT_EQ(lint("trigger-fires", notes, "UPDATE notes SET id = id + 1; INSERT INTO notes VALUES (1, 'x');"), "");
}

TEST(trigger_fires, NoneThatTheDraftHasMadeOrTakenAway) {
  EXPECT_EQ(lint("trigger-fires", notes, "DROP TRIGGER touch; UPDATE notes SET title = 'x';"), "");
  EXPECT_EQ(lint("trigger-fires", "CREATE TABLE t (a);",
                 "CREATE TRIGGER x AFTER INSERT ON t BEGIN DELETE FROM t; END; INSERT INTO t VALUES (1);"),
            "");
  EXPECT_EQ(lint("trigger-fires", notes, "DROP TABLE notes;"), "");
}

TEST(trigger_fires, NoneThatKeepsATextIndexInStep) {
  EXPECT_EQ(lint("trigger-fires",
                 "CREATE TABLE t (a); CREATE VIRTUAL TABLE words USING fts5(a);\n"
                 "CREATE TRIGGER x AFTER INSERT ON t BEGIN INSERT INTO words VALUES (new.a); END;",
                 "INSERT INTO t VALUES (1);"),
            "");
}

TEST(trigger_fires, NoneThatStandsInForAView) {
  EXPECT_EQ(lint("trigger-fires",
                 "CREATE TABLE t (a); CREATE VIEW v AS SELECT a FROM t;\n"
                 "CREATE TRIGGER x INSTEAD OF INSERT ON v BEGIN INSERT INTO t VALUES (new.a); END;",
                 "INSERT INTO v VALUES (1);"),
            "");
}

TEST(trigger_fires, NoViewIsTakenForOne) {
  EXPECT_EQ(lint("trigger-fires", notes + "CREATE VIEW v AS SELECT * FROM notes;", "INSERT INTO log SELECT id FROM v;"),
            "");
}

}  // namespace
