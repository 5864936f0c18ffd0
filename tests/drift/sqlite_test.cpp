/// SQLite: each change that somebody makes by hand has its name.

#include <sqlite3.h>

#include <drift_notes/migrations.hpp>

#include "sqlite_fixture.hpp"

namespace pawl::test {
namespace {

constexpr const char* notes = R"(
CREATE TABLE notes (
  id INTEGER PRIMARY KEY,
  title TEXT NOT NULL DEFAULT '', -- shown
  kind VARCHAR(10) CHECK (kind IN ('a', 'B')),
  CONSTRAINT titled CHECK (length(title) < 100),
  UNIQUE (title, kind)
);
CREATE TABLE tags (note REFERENCES notes (id) ON DELETE CASCADE, tag TEXT, PRIMARY KEY (note, tag)) WITHOUT ROWID;
CREATE INDEX notes_by_title ON notes (title COLLATE NOCASE) WHERE kind = 'a';
CREATE VIEW titles AS SELECT title FROM notes;
CREATE TRIGGER trimmed AFTER INSERT ON notes BEGIN UPDATE notes SET title = trim(title) WHERE id = new.id; END;
)";

TEST_F(sqlite_drift, IsNoneBehindAnUpgrade) {
  begin(notes);
  EXPECT_EQ(to_string(verify()), "");
  EXPECT_TRUE(verify().empty());
  EXPECT_EQ(verify().proven_on, verify().found_on);
}

TEST_F(sqlite_drift, NamesADroppedIndex) {
  begin(notes);
  EXPECT_EQ(after("DROP INDEX notes_by_title"),
            "missing: index notes_by_title\n"
            "  expected: CREATE INDEX notes_by_title ON notes(title COLLATE NOCASE) WHERE kind = 'a'\n");
}

TEST_F(sqlite_drift, NamesAnAddedColumn) {
  begin(notes);
  EXPECT_EQ(after("ALTER TABLE tags ADD colour TEXT"), "extra: column tags.colour\n  found:    TEXT\n");
}

TEST_F(sqlite_drift, NamesARenamedColumnByBothItsNames) {
  begin("CREATE TABLE a (b TEXT, c INTEGER)");
  EXPECT_EQ(after("ALTER TABLE a RENAME b TO d"),
            "missing: column a.b\n  expected: TEXT\nextra: column a.d\n  found:    TEXT\n");
}

TEST_F(sqlite_drift, NamesAnExtraTable) {
  begin(notes);
  EXPECT_EQ(after("CREATE TABLE scratch (x); CREATE INDEX scratched ON scratch (x)"), "extra: table scratch\n");
  EXPECT_TRUE(verify(extras::allowed).empty());
}

TEST_F(sqlite_drift, NamesAChangedTriggerAndView) {
  begin(notes);
  EXPECT_EQ(
      after("DROP TRIGGER trimmed; CREATE TRIGGER trimmed AFTER INSERT ON notes BEGIN SELECT 1; END;"),
      "different: trigger trimmed\n"
      "  expected: CREATE TRIGGER trimmed AFTER INSERT ON notes BEGIN UPDATE notes SET title = trim(title) WHERE id "
      "= new.id; END\n"
      "  found:    CREATE TRIGGER trimmed AFTER INSERT ON notes BEGIN SELECT 1; END\n");
}

TEST_F(sqlite_drift, NamesAChangedDefault) {
  begin("CREATE TABLE a (b TEXT DEFAULT 'x', c)");
  EXPECT_EQ(after("DROP TABLE a; CREATE TABLE a (b TEXT DEFAULT 'X', c)"),
            "different: column a.b\n  expected: TEXT DEFAULT 'x'\n  found:    TEXT DEFAULT 'X'\n");
}

TEST_F(sqlite_drift, NamesADroppedConstraint) {
  begin("CREATE TABLE a (b, CONSTRAINT positive CHECK (b > 0), UNIQUE (b))");
  EXPECT_EQ(after("DROP TABLE a; CREATE TABLE a (b)"),
            "missing: constraint positive on a\n  expected: CHECK (b > 0)\n"
            "missing: constraint UNIQUE(b) on a\n  expected: UNIQUE(b)\n");
}

TEST_F(sqlite_drift, NamesTheOrderOfColumnsAndTheTablesOptions) {
  begin("CREATE TABLE a (b TEXT, c TEXT); CREATE TABLE d (e INTEGER PRIMARY KEY) STRICT;");
  EXPECT_EQ(after("DROP TABLE a; CREATE TABLE a (c TEXT, b TEXT);"
                  "DROP TABLE d; CREATE TABLE d (e INTEGER PRIMARY KEY)"),
            "different: table a\n  expected: columns in the order b, c\n  found:    columns in the order c, b\n"
            "different: table d\n  expected: STRICT\n");
}

TEST_F(sqlite_drift, IsNoneWhereOnlyTheSpellingDiffers) {
  begin(notes);
  EXPECT_EQ(after("DROP INDEX notes_by_title; create /* by hand */ index NOTES_BY_TITLE on \"Notes\"\n"
                  "([title] collate nocase) where `kind`='a'"),
            "");
}

TEST_F(sqlite_drift, IsNoneBehindManySmallStepsThatMakeTheSame) {
  begin({{"1", "a", "CREATE TABLE old (b, gone, CHECK (b > 0)); CREATE INDEX i ON old (b);"},
         {"2", "b", "ALTER TABLE old ADD c TEXT DEFAULT 'x';"},
         {"3", "c", "ALTER TABLE old RENAME TO a; ALTER TABLE a RENAME b TO \"the b\"; ALTER TABLE a DROP gone;"}});
  EXPECT_EQ(to_string(verify()), "");
  EXPECT_EQ(after("DROP TABLE a; CREATE TABLE a (\"the b\", c TEXT DEFAULT 'x', CHECK (\"the b\" > 0));"
                  "CREATE INDEX i ON a (\"the b\")"),
            "");
}

TEST_F(sqlite_drift, KnowsWhatBelongsToAVirtualTable) {
  begin("CREATE TABLE x (y); CREATE VIRTUAL TABLE found USING fts5 (body);");
  EXPECT_EQ(to_string(verify()), "");
  EXPECT_EQ(after("CREATE TABLE found_by (who)"), "extra: table found_by\n");
  EXPECT_EQ(after("DROP TABLE found_by; DROP TABLE found"),
            "missing: virtual table found\n  expected: CREATE VIRTUAL TABLE found USING fts5(body)\n");
}

TEST_F(sqlite_drift, KnowsTheModulesOfSqliteItself) {
  begin(
      "CREATE VIRTUAL TABLE old USING fts4 (body); CREATE VIRTUAL TABLE boxes USING rtree (id, low, high);"
      "CREATE VIRTUAL TABLE places USING RTREE_I32 (id, low, high);");
  EXPECT_EQ(after("DROP TABLE old; DROP TABLE boxes; DROP TABLE places"),
            "missing: virtual table boxes\n  expected: CREATE VIRTUAL TABLE boxes USING rtree(id, low, high)\n"
            "missing: virtual table old\n  expected: CREATE VIRTUAL TABLE old USING fts4(body)\n"
            "missing: virtual table places\n  expected: CREATE VIRTUAL TABLE places USING RTREE_I32(id, low, high)\n");
}

TEST_F(sqlite_drift, LeavesOutWhatSqliteMakesForItself) {
  begin("CREATE TABLE a (b UNIQUE); INSERT INTO a VALUES (1);");
  EXPECT_EQ(after("CREATE INDEX i ON a (b); ANALYZE; DROP INDEX i;"
                  "CREATE TABLE n (x INTEGER PRIMARY KEY AUTOINCREMENT); DROP TABLE n"),
            "");
}

TEST_F(sqlite_drift, TellsNamesOfEveryKind) {
  begin(
      "CREATE TABLE \"it's \"\"a\"\" table\" (\"sp ace\" TEXT, \"null\" TEXT, \"order\" TEXT, ключ TEXT);"
      "CREATE INDEX \"указатель\" ON \"it's \"\"a\"\" table\" (ключ);");
  EXPECT_EQ(to_string(verify()), "");
  EXPECT_EQ(after("ALTER TABLE \"it's \"\"a\"\" table\" DROP \"sp ace\"; DROP INDEX \"указатель\""),
            "missing: column it's \"a\" table.sp ace\n  expected: TEXT\n"
            "missing: index указатель\n  expected: CREATE INDEX указатель ON \"it's \"\"a\"\" table\"(ключ)\n");
}

TEST_F(sqlite_drift, TellsAColumnNamedNullFromNull) {
  begin("CREATE TABLE a (b, \"null\" TEXT); CREATE VIEW v AS SELECT \"null\" FROM a;");
  EXPECT_EQ(after("DROP VIEW v; CREATE VIEW v AS SELECT null FROM a"),
            "different: view v\n  expected: CREATE VIEW v AS SELECT \"null\" FROM a\n"
            "  found:    CREATE VIEW v AS SELECT null FROM a\n");
}

TEST_F(sqlite_drift, FindsOneOfTwoThousandColumns) {
  std::string sql = "CREATE TABLE wide (c0";
  for (int i = 1; i < 2000; ++i) sql += ", c" + std::to_string(i) + " TEXT";
  begin(sql + ")");
  EXPECT_EQ(to_string(verify()), "");
  EXPECT_EQ(after("ALTER TABLE wide DROP c1234"), "missing: column wide.c1234\n  expected: TEXT\n");
}

TEST_F(sqlite_drift, IsReadOverAConnectionThatMayOnlyRead) {
  begin(notes);
  db.execute("DROP VIEW titles");
  const sqlite_connection reader{file.path(), SQLITE_OPEN_READONLY};
  sqlite_database database{reader};
  EXPECT_EQ(to_string(migrator{database, set()}.verify()),
            "missing: view titles\n  expected: CREATE VIEW titles AS SELECT title FROM notes\n");
}

TEST_F(sqlite_drift, IsReadWhileAnotherWrites) {
  begin(notes);
  const auto other = file.open();
  other.execute("BEGIN IMMEDIATE; INSERT INTO notes (title) VALUES ('x')");
  EXPECT_TRUE(verify().empty());
  other.execute("ROLLBACK");
}

TEST_F(sqlite_drift, IsNotToldWhereAnotherUpgradesMeanwhile) {
  begin(notes);
  sqlite_connection other = file.open();
  // SQLite calls this where a statement begins: here, the one that reads the schema.
  const auto upgrade = [](unsigned, void* connection, void*, void* statement) {
    if (std::string_view{static_cast<const char*>(statement)}.find("WHERE sql IS NOT NULL") == std::string_view::npos)
      return 0;
    static_cast<const sqlite_connection*>(connection)
        ->execute(
            "INSERT INTO pawl_history SELECT set_name, 2, '0002', 'more', hash, 'x', state, applied_at, 0, '', NULL, "
            "NULL "
            "FROM pawl_history");
    return 0;
  };
  sqlite3_trace_v2(db, SQLITE_TRACE_STMT, upgrade, &other);
  try {
    verify();
    FAIL() << "it compared with what is not there any more";
  } catch (const error& e) {
    EXPECT_EQ(e.code(), errc::newer_database) << e.what();
  }
}

TEST(sqlite_drift_of_the_example, IsNoneAsItWasBuilt) {
  const sqlite_file file;
  const auto db = file.open();
  migrate(db, drift_notes::migrations());
  sqlite_database database{db};
  migrator migrator{database, drift_notes::migrations()};
  EXPECT_EQ(to_string(migrator.verify()), "");
  db.execute("DROP TABLE tags");
  EXPECT_NE(to_string(migrator.verify()).find("missing: table tags"), std::string::npos);
}

errc code_of(migrator migrator) {
  try {
    migrator.verify();
  } catch (const error& e) {
    return e.code();
  }
  ADD_FAILURE() << "nothing was thrown";
  return errc::database_failed;
}

TEST(sqlite_drift_of_the_example, IsNotToldBeforeTheLastMigration) {
  const sqlite_file file;
  const auto db = file.open();
  sqlite_database database{db};
  migrator migrator{database, drift_notes::migrations()};
  EXPECT_EQ(code_of(migrator), errc::pending);
  migrator.to("0007");
  try {
    migrator.verify();
    FAIL();
  } catch (const error& e) {
    EXPECT_STREQ(e.what(),
                 "the database is not at the set's last migration, and that one's schema alone is known: 0008 "
                 "count_tags is pending\nhint: upgrade the database first");
  }
  migrator.up();
  db.execute("UPDATE pawl_history SET hash = 't1:0', chain = '0' WHERE ordinal = 8");
  EXPECT_EQ(code_of(migrator), errc::diverged);
  db.execute("DROP TABLE pawl_history");
  EXPECT_EQ(code_of(migrator), errc::unknown_database);
}

TEST(sqlite_drift_of_the_example, NeedsASchemaToCompareWith) {
  const sqlite_file file;
  const auto db = file.open();
  const test_set set{{{"1", "a", "CREATE TABLE a (b);"}}};
  migrate(db, set);
  sqlite_database database{db};
  EXPECT_EQ(code_of(migrator{database, set}), errc::no_schema);
}

}  // namespace
}  // namespace pawl::test
