// pawl's verbs on a folder of migrations, on each engine. What they share with programs:
// tests/example/migrate_test.cpp.

#include "command_line/verbs_fixture.hpp"

namespace pawl::test {

class verbs : public verbs_on_engine {
 protected:
  verbs() { write_three(); }
};

PAWL_ON_EACH_ENGINE(verbs);

TEST_P(verbs, GoThroughTheLifeOfADatabase) {
  EXPECT_TRUE(holds(output_of(3, "status"), "0 migrations are applied, 3 are pending"));
  EXPECT_TRUE(holds(output_of(0, "up"), "applied 0003 keep_first ("));
  EXPECT_EQ(rows("SELECT body FROM notes"), "it's the first\n");
  EXPECT_TRUE(holds(output_of(0, "status"), ": up to date, 3 migrations\n"));
  EXPECT_TRUE(holds(output_of(0, "down", {"2", "--yes"}), "undid 0002 add_tag ("));
  EXPECT_TRUE(holds(output_of(3, "status"), "1 migration is applied, 2 are pending"));
  EXPECT_TRUE(holds(output_of(0, "to", {"2"}), "applied 0002 add_tag ("));
  EXPECT_TRUE(holds(output_of(0, "redo", {"--yes"}), "undid 0002 add_tag ("));
  EXPECT_EQ(rows("SELECT version FROM pawl_history ORDER BY ordinal"), "0001\n0002\n");
}

TEST_P(verbs, RememberASetByTheFoldersNameUnlessToldOtherwise) {
  EXPECT_TRUE(holds(pawl("up").errors, "the history will know these migrations as migrations; --name says otherwise"));
  EXPECT_EQ(rows("SELECT DISTINCT set_name FROM pawl_history"), "migrations\n");
  EXPECT_EQ(pawl("status").errors, "");
}

TEST_P(verbs, FindTheOnlySetOfTheHistory) {
  output_of(0, "up", {"--name", "notes_schema"});
  EXPECT_EQ(output_of(0, "up"), "nothing to do\n");
  write("0004_add_index.sql", "CREATE INDEX notes_tag ON notes (tag);\n");
  EXPECT_TRUE(holds(output_of(0, "up"), "applied 0004 add_index"));
  EXPECT_EQ(rows("SELECT DISTINCT set_name FROM pawl_history"), "notes_schema\n");
}

TEST_P(verbs, AskWhichOfSeveralSetsIsMeant) {
  output_of(0, "up", {"--name", "a"});
  for (const char* name : {"0001_create_notes.sql", "0002_add_tag.sql", "0003_keep_first.sql"})
    std::filesystem::remove(folder_ / ("migrations/" + std::string{name}));
  write("0001_create_more.sql", "CREATE TABLE more (id INTEGER);\n");
  output_of(0, "up", {"--name", "b"});
  const process_result status = pawl("status");
  EXPECT_EQ(status.exit_code, 2);
  EXPECT_TRUE(holds(status.errors, "the history has several sets: a, b; say with --name which one is meant"));
}

TEST_P(verbs, AdoptADatabaseThatAnotherProgramMade) {
  rows("CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT NOT NULL, tag TEXT)");
  EXPECT_TRUE(holds(output_of(4, "status"), "there are tables and no history"));
  EXPECT_EQ(pawl("up").exit_code, 1);
  EXPECT_EQ(output_of(0, "baseline", {"0002"}), "took as applied 0001 create_notes\ntook as applied 0002 add_tag\n");
  EXPECT_TRUE(holds(output_of(0, "up"), "applied 0003 keep_first"));
  EXPECT_EQ(rows("SELECT state FROM pawl_history ORDER BY ordinal"), "baseline\nbaseline\napplied\n");
  EXPECT_TRUE(holds(pawl("baseline", {"0002"}).errors, "the database has a history: what is applied is known"));
}

TEST_P(verbs, DoNotRunWhatThePipelineRefuses) {
  write("0004_wrong.sql", "CREATE TABL oops (id INTEGER);\n");
  const process_result up = pawl("up");
  EXPECT_EQ(up.exit_code, 1);
  EXPECT_TRUE(holds(up.errors, "0004_wrong.sql:1:8: error: ")) << up.errors;
  std::filesystem::remove(folder_ / "migrations/0004_wrong.sql");
  EXPECT_TRUE(holds(pawl("history").output, ": no migration of migrations is in the history\n"));
}

TEST_P(verbs, ShowAnEditedMigration) {
  output_of(0, "up");
  write("0002_add_tag.sql", "ALTER TABLE notes ADD COLUMN label TEXT;\n");
  const std::string status = output_of(4, "status");
  EXPECT_TRUE(holds(status, "0002     add_tag       edited ")) << status;
  const process_result up = pawl("up");
  EXPECT_EQ(up.exit_code, 4);
  EXPECT_TRUE(holds(up.errors, "0002 add_tag was edited after it was applied")) << up.errors;
}

TEST_P(verbs, ShowAMigrationThatWasInterrupted) {
  output_of(0, "up");
  rows("UPDATE pawl_history SET state = 'running' WHERE ordinal = 3");
  const std::string status = output_of(3, "status");
  EXPECT_TRUE(holds(status, "0003     keep_first    interrupted")) << status;
}

TEST_P(verbs, ShowADatabaseThatIsNewer) {
  output_of(0, "up");
  std::filesystem::remove(folder_ / "migrations/0003_keep_first.sql");
  const std::string status = output_of(4, "status");
  EXPECT_TRUE(holds(status, "0003     keep_first    unknown ")) << status;
  EXPECT_EQ(pawl("up").exit_code, 4);
  EXPECT_EQ(pawl("down", {"--yes"}).exit_code, 4);
}

TEST_P(verbs, VerifyTheSchema) {
  EXPECT_EQ(pawl("verify").exit_code, 3);
  output_of(0, "up");
  EXPECT_TRUE(holds(output_of(0, "verify"), ": the schema is what the migrations make\n"));
  rows("ALTER TABLE notes ADD COLUMN by_hand INTEGER");
  const std::string differs = output_of(4, "verify");
  EXPECT_TRUE(holds(differs, ": the schema is not what the migrations make\n")) << differs;
  EXPECT_TRUE(holds(differs, "by_hand")) << differs;
}

TEST_P(verbs, PrintNothingWhenQuiet) {
  const process_result up = pawl("up", {"--quiet"});
  EXPECT_EQ(up.output + up.errors, "");
  EXPECT_EQ(output_of(0, "status", {"--quiet"}), "");
}

TEST_P(verbs, TakeTheDatabaseBeforeOrBehindTheRest) {
  output_of(0, "up");
  const process_result down = bash("\"$PAWL\" down \"$DATABASE_URL\" 2 --yes --directory \"$DIR\" --quiet");
  EXPECT_EQ(down.exit_code, 0) << down.errors;
  EXPECT_EQ(rows("SELECT count(*) FROM pawl_history"), "1\n");
}

#ifdef PAWL_WITH_POSTGRESQL
/// The loader's list of what it would load.
TEST_F(verbs_fixture, OnSqliteLoadNothingOfPostgresql) {
  command status = verb("status");
  status.environment["LD_TRACE_LOADED_OBJECTS"] = "1";
  const std::string loaded = run(status).output;
  EXPECT_TRUE(holds(loaded, "libsqlite3")) << loaded;
  EXPECT_FALSE(holds(loaded, "libpq")) << loaded;
  EXPECT_TRUE(holds(run({.program = PAWL_PROGRAM, .arguments = {"--version"}}).output, "PostgreSQL"));
}
#endif

}  // namespace pawl::test
