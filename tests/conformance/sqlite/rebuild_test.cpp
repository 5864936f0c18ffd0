/// A table rebuild (new table, copy, drop, rename) keeps the rows of the tables that refer to it.

#include "conformance/sqlite/fixture.hpp"

namespace pawl::test {
namespace {

constexpr const char* rebuild =
    "CREATE TABLE new_parent (id INTEGER PRIMARY KEY, name TEXT NOT NULL, added TEXT);\n"
    "INSERT INTO new_parent (id, name) SELECT id, name FROM parent;\n"
    "DROP TABLE parent;\n"
    "ALTER TABLE new_parent RENAME TO parent;\n";

/// What a child does when its parent's row goes.
class rebuild_case : public sqlite_case, public testing::WithParamInterface<std::tuple<const char*, bool>> {
 protected:
  std::string first_script() const {
    const std::string action = std::get<0>(GetParam());
    return "CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT);\n"
           "CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER DEFAULT 1 REFERENCES parent (id) " +
           action + ");\n";
  }

  void SetUp() override {
    db.execute(std::get<1>(GetParam()) ? "PRAGMA foreign_keys=ON" : "PRAGMA foreign_keys=OFF");
    migrate(db, test_set{{{"1", "init", first_script()}}});
    db.execute("INSERT INTO parent VALUES (1, 'a'), (2, 'b')");
    db.execute("INSERT INTO child VALUES (10, 1), (20, 2), (21, 2), (30, NULL)");
  }

  std::string children() const { return db.rows("SELECT id, parent FROM child ORDER BY id"); }
};

TEST_P(rebuild_case, KeepsEveryRow) {
  const std::string before = children();
  migrate(db, test_set{{{"1", "init", first_script()}, {"2", "rebuild", rebuild}}});
  EXPECT_EQ(children(), before);
  EXPECT_EQ(db.rows("SELECT id, name, added FROM parent"), "1|a|NULL\n2|b|NULL");
  EXPECT_EQ(db.rows("PRAGMA foreign_key_check"), "");
  EXPECT_EQ(db.rows("PRAGMA foreign_keys"), std::get<1>(GetParam()) ? "1" : "0");
  EXPECT_NE(db.rows("SELECT sql FROM sqlite_schema WHERE name='child'").find("REFERENCES parent"), std::string::npos);
}

/// The red arm: what the same script does where somebody else's runner keeps foreign keys on, in its transaction.
TEST_P(rebuild_case, LosesRowsWhereARunnerLeavesForeignKeysOn) {
  const std::string before = children();
  const std::string action = std::get<0>(GetParam());
  db.execute("PRAGMA foreign_keys=ON; BEGIN IMMEDIATE; PRAGMA foreign_keys=OFF; PRAGMA defer_foreign_keys=ON");
  const bool refused = sqlite3_exec(db, rebuild, nullptr, nullptr, nullptr) != SQLITE_OK ||
                       sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr) != SQLITE_OK;
  EXPECT_TRUE(refused || children() != before) << action;
  const bool is_silent = action == "ON DELETE CASCADE" || action == "ON DELETE SET NULL";
  EXPECT_EQ(refused, !is_silent) << action;
}

INSTANTIATE_TEST_SUITE_P(sqlite, rebuild_case,
                         testing::Combine(testing::Values("ON DELETE CASCADE", "ON DELETE SET NULL",
                                                          "ON DELETE SET DEFAULT", "ON DELETE RESTRICT"),
                                          testing::Bool()));

class foreign_keys : public sqlite_case {
 protected:
  void SetUp() override { db.execute("PRAGMA foreign_keys=ON"); }

  const std::string tables =
      "CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT);\n"
      "CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent (id) ON DELETE CASCADE);\n"
      "INSERT INTO parent VALUES (1, 'a'), (2, 'b');\n"
      "INSERT INTO child VALUES (10, 1), (20, 2);\n";
};

TEST_F(foreign_keys, LetATableThatRefersToItselfBeRebuilt) {
  const std::string first =
      "CREATE TABLE node (id INTEGER PRIMARY KEY, up INTEGER REFERENCES node (id) ON DELETE CASCADE);\n"
      "INSERT INTO node VALUES (1, NULL), (2, 1), (3, 2);\n";
  const std::string second =
      "CREATE TABLE new_node (id INTEGER PRIMARY KEY, up INTEGER REFERENCES node (id) ON DELETE CASCADE, x);\n"
      "INSERT INTO new_node (id, up) SELECT id, up FROM node;\n"
      "DROP TABLE node;\n"
      "ALTER TABLE new_node RENAME TO node;\n";
  migrate(db, test_set{{{"1", "a", first}}});
  migrate(db, test_set{{{"1", "a", first}, {"2", "b", second}}});
  EXPECT_EQ(db.rows("SELECT id, up FROM node"), "1|NULL\n2|1\n3|2");
  db.execute("DELETE FROM node WHERE id=1");
  EXPECT_EQ(db.rows("SELECT count(*) FROM node"), "0");
}

TEST_F(foreign_keys, ActAgainAfterwards) {
  migrate(db, test_set{{{"1", "a", tables}}});
  db.execute("DELETE FROM parent WHERE id=1");
  EXPECT_EQ(db.rows("SELECT id FROM child"), "20");
}

TEST_F(foreign_keys, RefuseRowsThatPointNowhere) {
  migrate(db, test_set{{{"1", "a", tables}}});
  const error e = failure_of(test_set{{{"1", "a", tables}, {"2", "b", "DELETE FROM parent;"}}});
  EXPECT_EQ(e.code(), errc::foreign_keys_violated);
  EXPECT_STREQ(e.what(),
               "the migrations would leave rows whose foreign keys point nowhere:\n"
               "  2 rows of child point to no row of parent\n"
               "hint: foreign keys are not enforced while migrations run: ON DELETE does not act, so delete or change\n"
               "      these rows in the migration too");
  EXPECT_EQ(db.rows("SELECT id FROM parent"), "1\n2");
  EXPECT_EQ(db.rows("SELECT count(*) FROM pawl_history"), "1");
}

TEST_F(foreign_keys, RefuseThemForACallerThatLeavesForeignKeysOffToo) {
  db.execute("PRAGMA foreign_keys=OFF");
  migrate(db, test_set{{{"1", "a", tables}}});
  const error e = failure_of(test_set{{{"1", "a", tables}, {"2", "b", "DELETE FROM parent WHERE id=1;"}}});
  EXPECT_EQ(e.code(), errc::foreign_keys_violated);
  EXPECT_NE(std::string{e.what()}.find("  1 row of child points to no row of parent\n"), std::string::npos);
}

TEST_F(foreign_keys, RefuseThemOnTheWayDownToo) {
  const test_set set{{{"1", "a", tables, "DROP TABLE child; DROP TABLE parent;"},
                      {"2", "b", "SELECT 1;", "DELETE FROM parent WHERE id=2;"}}};
  migrate(db, set);
  sqlite_database database{db};
  const error e = error_of([&] { migrator{database, set}.down(); });
  EXPECT_EQ(e.code(), errc::foreign_keys_violated);
  EXPECT_EQ(words(migrator{database, set}.down(2)), "-2 -1") << "the rows are gone with their table";
}

TEST_F(foreign_keys, AllowRowsThatPointedNowhereBefore) {
  migrate(db, test_set{{{"1", "a", tables}}});
  db.execute("PRAGMA foreign_keys=OFF; INSERT INTO child VALUES (30, 99), (31, 98); PRAGMA foreign_keys=ON");
  migrate(db, test_set{{{"1", "a", tables}, {"2", "b", "UPDATE parent SET name='c';"}}});
  migrate(db, test_set{{{"1", "a", tables},
                        {"2", "b", "UPDATE parent SET name='c';"},
                        {"3", "c", "ALTER TABLE parent RENAME TO ancestor;"}}});
  EXPECT_EQ(db.rows("SELECT count(*) FROM pragma_foreign_key_check"), "2");
}

TEST_F(foreign_keys, RefuseRowsOfANewTableThatPointNowhere) {
  const error e = failure_of(
      test_set{{{"1", "a", tables},
                {"2", "b", "CREATE TABLE other (p REFERENCES parent (id)); INSERT INTO other VALUES (1), (7);"}}});
  EXPECT_EQ(e.code(), errc::foreign_keys_violated);
  EXPECT_NE(std::string{e.what()}.find("\n  1 row of other points to no row of parent\n"), std::string::npos);
}

TEST_F(foreign_keys, RefuseNewOnesThatOldOnesWouldHide) {
  migrate(db, test_set{{{"1", "a", tables}}});
  db.execute("CREATE TABLE other (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent (id))");
  db.execute("PRAGMA foreign_keys=OFF; INSERT INTO other VALUES (30, 99); PRAGMA foreign_keys=ON");
  const error e =
      failure_of(test_set{{{"1", "a", tables}, {"2", "b", "DELETE FROM other; INSERT INTO child VALUES (40, 77);"}}});
  EXPECT_EQ(e.code(), errc::foreign_keys_violated);
}

TEST_F(foreign_keys, AreCheckedWhereOneTableCannotBe) {
  migrate(db, test_set{{{"1", "a", tables}}});
  // `name` is not unique: SQLite can check no row of it, and says so of the whole database.
  db.execute(
      "CREATE TABLE broken (name TEXT REFERENCES parent (name)); PRAGMA foreign_keys=OFF;"
      "INSERT INTO broken VALUES (NULL)");
  migrate(db, test_set{{{"1", "a", tables}, {"2", "b", "UPDATE parent SET name='c';"}}});
  const error e = failure_of(
      test_set{{{"1", "a", tables}, {"2", "b", "UPDATE parent SET name='c';"}, {"3", "c", "DELETE FROM parent;"}}});
  EXPECT_EQ(e.code(), errc::foreign_keys_violated);
}

}  // namespace
}  // namespace pawl::test
