#include "proof/postgresql/postgresql_proof.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <future>

#include "prove.hpp"

namespace {

namespace fs = std::filesystem;
using namespace pawl::generator;
using pawl::test::files;
using pawl::test::proof_folder;
using pawl::test::prove;
using pawl::test::states_in;

const files notes{
    {"1_a.sql", "CREATE TABLE notes (id int PRIMARY KEY, title text);\n-- migrate:down\nDROP TABLE notes;"},
    {"2_b.sql", "CREATE INDEX titles ON notes (title);\n-- migrate:down\nDROP INDEX titles;"},
    {"3_c.sql", "CREATE VIEW v AS SELECT title FROM notes;\n-- migrate:down\nDROP VIEW v;"}};

files with(files texts, const std::string& name, const std::string& text) {
  texts[name] = text;
  return texts;
}

/// What follows a word: the server's version is not the tests' matter.
std::string after(const std::string& text, const std::string& word) {
  const auto at = text.find(word);
  return at == std::string::npos ? text : text.substr(at);
}

TEST(postgresql_proof, TakesASetThatWorksAndSaysOnWhat) {
  const proof_folder folder;
  const auto result = prove(notes, folder);
  EXPECT_EQ(result.found, "");
  EXPECT_TRUE(result.proof.starts_with("proven on PostgreSQL ")) << result.proof;
  EXPECT_TRUE(result.proof.ends_with("'s grammar)")) << result.proof;
}

TEST(postgresql_proof, WorksWithoutACache) {
  const auto result = prove(notes, {postgresql_proof::server, ""});
  EXPECT_EQ(result.found, "");
}

TEST(postgresql_proof, PointsAtAMisspeltColumn) {
  const proof_folder folder;
  EXPECT_EQ(
      prove(with(notes, "4_d.sql", "-- größer\nSELECT 1;\nCREATE INDEX x ON notes (id,\n  ('ä' || titel));"), folder)
          .found,
      "m/4_d.sql:4:11: error: column \"titel\" does not exist (SQLSTATE 42703) [postgresql-proof]\n"
      "    4 |   ('ä' || titel));\n"
      "      |           ^\n"
      "hint: Perhaps you meant to reference the column \"notes.title\".\n"
      "1 error\n");
}

TEST(postgresql_proof, SuggestsTheTableThatWasMeant) {
  const proof_folder folder;
  EXPECT_EQ(prove(with(notes, "4_d.sql", "SELECT 1;\nSELECT * FROM notez;"), folder).found,
            "m/4_d.sql:2:15: error: relation \"notez\" does not exist (SQLSTATE 42P01) [postgresql-proof]\n"
            "    2 | SELECT * FROM notez;\n"
            "      |               ^\n"
            "hint: did you mean notes?\n"
            "1 error\n");
}

TEST(postgresql_proof, SuggestsTheColumnThatWasMeantWhereTheServerNamesNone) {
  const proof_folder folder;
  EXPECT_EQ(
      prove(with(notes, "4_d.sql", "DO $$\nBEGIN\n  INSERT INTO notes (id, titel) VALUES (1, 'x');\nEND $$;"), folder)
          .found,
      "m/4_d.sql:3:26: error: column \"titel\" of relation \"notes\" does not exist (SQLSTATE 42703) "
      "[postgresql-proof]\n"
      "    3 |   INSERT INTO notes (id, titel) VALUES (1, 'x');\n"
      "      |                          ^\n"
      "hint: did you mean title?\n"
      "1 error\n");
  const auto found = prove(with(notes, "4_d.sql", "CREATE INDEX x ON notes (titel);"), folder).found;
  EXPECT_NE(found.find("hint: did you mean title?\n"), std::string::npos) << found;
}

/// Nothing of the server's tells which of the migrations that travel together it was.
TEST(postgresql_proof, NamesTheScriptThatEndsItsOwnSession) {
  const proof_folder folder;
  EXPECT_EQ(
      prove({{"1_a.sql", "SELECT 1;"}, {"2_b.sql", "SELECT 1,\n  pg_terminate_backend(pg_backend_pid());"}}, folder)
          .found,
      "m/2_b.sql:2:3: error: the script ends the session that it runs in [postgresql-proof]\n"
      "    2 |   pg_terminate_backend(pg_backend_pid());\n"
      "      |   ^\n"
      "hint: leave out what ends it; where pg_terminate_backend() is to end the others, leave out "
      "pg_backend_pid()\n"
      "1 error\n");
}

TEST(postgresql_proof, SaysWhyTheHistoryCannotBeWrittenBehindAnotherRole) {
  const proof_folder folder;
  const auto found =
      prove({{"1_a.sql", "GRANT pg_monitor TO CURRENT_USER;\nDO $$ BEGIN SET LOCAL ROLE pg_monitor; END $$;"}}, folder)
          .found;
  EXPECT_NE(found.find("hint: the script leaves another role behind"), std::string::npos) << found;
  EXPECT_NE(found.find("[not-proven]"), std::string::npos) << found;
}

TEST(postgresql_proof, RefusesADownThatLeavesSomething) {
  const proof_folder folder;
  EXPECT_EQ(prove(with(notes, "4_d.sql",
                       "CREATE TABLE t (a int);\nCREATE TYPE e AS ENUM ('x');\n-- migrate:down\nDROP TABLE t;"),
                  folder)
                .found,
            "m/4_d.sql:4:1: error: the down script does not bring the schema back [down-mismatch]\n"
            "    4 | DROP TABLE t;\n"
            "      | ^\n"
            "hint: left over: enum public.e\n"
            "      a down script undoes what its up script did, in the opposite order\n"
            "1 error\n");
}

TEST(postgresql_proof, RefusesAnUpThatFailsBehindItsDown) {
  const proof_folder folder;
  const auto found = prove({{"1_a.sql", "CREATE ROLE somebody;\n-- migrate:down\nSELECT 1;"}}, folder).found;
  EXPECT_EQ(found,
            "m/1_a.sql:1:1: error: the up script fails when it runs again after its down: role \"somebody\" already "
            "exists (SQLSTATE 42710) [down-mismatch]\n"
            "    1 | CREATE ROLE somebody;\n"
            "      | ^\n"
            "hint: its down script leaves something in its way, or it needs what the migration before it left in the "
            "session\n"
            "1 error\n");
}

TEST(postgresql_proof, RunsStandaloneScripts) {
  const proof_folder folder;
  const auto result =
      prove(with(notes, "4_d.sql",
                 "CREATE INDEX CONCURRENTLY x ON notes (id, title);\n-- migrate:down\nDROP INDEX CONCURRENTLY x;"),
            folder);
  EXPECT_EQ(result.found, "");
}

TEST(postgresql_proof, BeginsEachMigrationInASessionAsNew) {
  const proof_folder folder;
  EXPECT_EQ(prove({{"1_a.sql", "CREATE TEMPORARY TABLE t ();"},
                   {"2_b.sql", "CREATE TEMPORARY TABLE t ();\n-- migrate:down\nSELECT 1;"}},
                  folder)
                .found,
            "");
  EXPECT_EQ(prove({{"1_a.sql",
                    "CREATE SCHEMA s;\nDO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = s', "
                    "current_database()); END $$;\n-- migrate:down\nDROP SCHEMA s;\nDO $$ BEGIN EXECUTE format('ALTER "
                    "DATABASE %I RESET search_path', current_database()); END $$;"},
                   {"2_b.sql", "CREATE TABLE t ();\nALTER TABLE s.t ADD a int;\n-- migrate:down\nDROP TABLE s.t;"}},
                  folder)
                .found,
            "");
}

/// A program may be started between any two migrations, and may find both pending.
TEST(postgresql_proof, RefusesWhatNeedsTheSessionOfTheMigrationBeforeIt) {
  const proof_folder folder;
  const auto found = prove({{"1_a.sql", "CREATE TEMPORARY TABLE t ();\n-- migrate:down\nSELECT 1;"},
                            {"2_b.sql", "ALTER TABLE t ADD a int;\n-- migrate:down\nSELECT 1;"},
                            {"3_c.sql", "CREATE TABLE c ();\n-- migrate:down\nDROP TABLE c;"},
                            {"4_d.sql", "CREATE TABLE d ();"}},
                           folder)
                         .found;
  EXPECT_EQ(found,
            "m/2_b.sql:1:1: error: the up script fails when it runs again after its down: relation \"t\" does not "
            "exist (SQLSTATE 42P01) [down-mismatch]\n"
            "    1 | ALTER TABLE t ADD a int;\n"
            "      | ^\n"
            "hint: its down script leaves something in its way, or it needs what the migration before it left in the "
            "session\n"
            "1 error\n");
}

TEST(postgresql_proof, RefusesWhatNeedsThatSessionAndHasNoDown) {
  const proof_folder folder;
  const auto found = prove({{"1_a.sql", "CREATE TEMPORARY TABLE t ();\n-- migrate:down\nSELECT 1;"},
                            {"2_b.sql", "ALTER TABLE t ADD a int;"},
                            {"3_c.sql", "CREATE TABLE c ();"},
                            {"4_d.sql", "CREATE TABLE d ();"}},
                           folder)
                         .found;
  EXPECT_TRUE(found.starts_with("m/2_b.sql:1:1: error: relation \"t\" does not exist")) << found;
}

TEST(postgresql_proof, RefusesWhatTheSessionOfTheMigrationBeforeItBreaks) {
  const proof_folder folder;
  const files set{{"1_a.sql", "CREATE TEMPORARY TABLE t ();\n-- migrate:down\nSELECT 1;"},
                  {"2_b.sql", "CREATE TEMPORARY TABLE t ();\n-- migrate:down\nSELECT 1;"},
                  {"3_c.sql", "CREATE TABLE c ();\n-- migrate:down\nDROP TABLE c;"},
                  {"4_d.sql", "CREATE TABLE d ();"}};
  const auto result = prove(set, folder);
  EXPECT_EQ(result.found,
            "m/2_b.sql:1:1: error: relation \"t\" already exists (SQLSTATE 42P07) [postgresql-proof]\n"
            "    1 | CREATE TEMPORARY TABLE t ();\n"
            "      | ^\n"
            "1 error\n");
  EXPECT_TRUE(result.proof.starts_with("the first 1 proven on ")) << result.proof;
}

TEST(postgresql_proof, GoesOnBehindWhatWasProvenBeforeAFailure) {
  const proof_folder folder;
  const files right{{"1_a.sql", "CREATE TABLE a ();\n-- migrate:down\nDROP TABLE a;"},
                    {"2_b.sql", "CREATE TABLE b ();\n-- migrate:down\nDROP TABLE b;"},
                    {"3_c.sql", "CREATE TABLE c ();\n-- migrate:down\nDROP TABLE c;"},
                    {"4_d.sql", "CREATE TABLE d ();"}};
  const auto wrong = prove(with(right, "2_b.sql", "CREATE TABLE a ();"), folder);
  EXPECT_TRUE(wrong.found.starts_with("m/2_b.sql:1:1: error: relation \"a\" already exists")) << wrong.found;
  EXPECT_TRUE(wrong.proof.starts_with("the first 1 proven on ")) << wrong.proof;
  fs::remove_all(folder / "empty/global");
  EXPECT_EQ(prove(right, folder).found, "");
}

TEST(postgresql_proof, HasRolesOfEarlierProofsOutOfTheWay) {
  const proof_folder folder;
  const files set{{"1_a.sql", "CREATE ROLE app;\nCREATE TABLE t ();\nGRANT SELECT ON t TO app;"}};
  EXPECT_EQ(prove(set, folder).found, "");
  EXPECT_EQ(prove(with(set, "1_a.sql", set.at("1_a.sql") + "\nSELECT 2;"), folder).found, "");
}

TEST(postgresql_proof, StartsNothingForWhatIsProven) {
  const proof_folder folder;
  const auto first = prove(notes, folder);
  // Without these no server could start.
  for (const char* name : {"empty", "work"}) fs::remove_all(folder / name);
  for (const auto& state : states_in(folder)) fs::remove_all(folder / state);
  const auto second = prove(notes, folder);
  EXPECT_EQ(second.found, "");
  EXPECT_EQ(second.proof, first.proof);
  EXPECT_FALSE(fs::exists(folder / "empty"));
}

TEST(postgresql_proof, EndsWithTheSchemaOfAllMigrations) {
  const proof_folder folder;
  const auto names = [&](const files& texts) {
    std::string text;
    const auto result = prove(texts, folder);
    EXPECT_EQ(result.found, "");
    for (const auto& object : result.set.dialects.at(0).schema.value().objects) {
      if (object.kind == "view" || object.kind == "index") text += object.name + " ";
    }
    return text;
  };
  EXPECT_EQ(names(notes), "public.titles public.v ");
  EXPECT_EQ(names(notes), "public.titles public.v ") << "from the record";
  auto fewer = notes;
  fewer.erase("3_c.sql");
  EXPECT_EQ(names(fewer), "public.titles ") << "what is proven, of which another schema was noted";
}

TEST(postgresql_proof, HasNoSchemaWhereAMigrationWasNotProven) {
  const proof_folder folder;
  const auto result = prove(with(notes, "4_d.sql", "CREATE TABLE notes ();"), folder);
  EXPECT_FALSE(result.set.dialects.at(0).schema);
  EXPECT_FALSE(prove(notes, {postgresql_proof::parser, ""}).set.dialects.at(0).schema);
}

TEST(postgresql_proof, GoesOnFromWhatIsProvenWithANewDraft) {
  const proof_folder folder;
  ASSERT_EQ(prove(notes, folder).found, "");
  // It would be needed to begin anew.
  fs::remove_all(folder / "empty/global");
  EXPECT_EQ(prove(with(notes, "4_d.sql", "ALTER TABLE notes ADD body text;"), folder).found, "");
}

TEST(postgresql_proof, GoesOnFromTheOneBeforeWhenTheLastDraftIsEdited) {
  const proof_folder folder;
  ASSERT_EQ(prove(notes, folder).found, "");
  fs::remove_all(folder / "empty/global");
  EXPECT_EQ(prove(with(notes, "3_c.sql", "CREATE VIEW w AS SELECT title FROM notes;"), folder).found, "");
}

TEST(postgresql_proof, BeginsAnewWhenAnEarlierDraftIsEdited) {
  const proof_folder folder;
  ASSERT_EQ(prove(notes, folder).found, "");
  const auto found = prove(with(notes, "1_a.sql", "CREATE TABLE notes (id int PRIMARY KEY);"), folder).found;
  EXPECT_NE(found.find("column \"title\" does not exist"), std::string::npos) << found;
}

TEST(postgresql_proof, ProvesADownThatChanged) {
  const proof_folder folder;
  ASSERT_EQ(prove(notes, folder).found, "");
  const auto found =
      prove(with(notes, "2_b.sql", "CREATE INDEX titles ON notes (title);\n-- migrate:down\nSELECT 1;"), folder).found;
  EXPECT_NE(found.find("left over: index public.titles\n"), std::string::npos) << found;
}

TEST(postgresql_proof, DoesNotProveADownAgainThatWasFrozen) {
  const proof_folder folder;
  const files wrong{{"1_a.sql", "CREATE TABLE t ();\n-- migrate:down\nSELECT 1;"}};
  EXPECT_EQ(prove(wrong, folder, 1).found, "");
  EXPECT_NE(prove(wrong, folder).found, "");
}

TEST(postgresql_proof, NeverRemembersAFailureAsASuccess) {
  const proof_folder folder;
  const auto wrong = with(notes, "3_c.sql", "CREATE VIEW v AS SELECT titel FROM notes;");
  const auto first = prove(wrong, folder);
  EXPECT_NE(first.found, "");
  EXPECT_TRUE(first.proof.starts_with("the first 2 proven on PostgreSQL ")) << first.proof;
  EXPECT_EQ(prove(wrong, folder).found, first.found);
  // What stands before it is not proven again.
  fs::remove_all(folder / "empty/global");
  EXPECT_EQ(prove(notes, folder).found, "");
}

TEST(postgresql_proof, ShowsWhatWasNotProvenEachTime) {
  const proof_folder folder;
  const auto set =
      with(with(notes, "4_d.sql", "SELECT 1;\nCREATE TABLESPACE t LOCATION '/tmp';"), "5_e.sql", "SELECT 2;");
  // A tablespace is made outside a transaction: alone in its file.
  const auto alone = with(set, "4_d.sql", "CREATE TABLESPACE t LOCATION '/tmp';");
  for (int i = 0; i < 2; ++i) {
    const auto result = prove(alone, folder);
    EXPECT_EQ(
        result.found,
        "m/4_d.sql:1:1: warning: this migration and 1 behind it were read, not proven: permission denied to "
        "create tablespace \"t\" [not-proven]\n"
        "    1 | CREATE TABLESPACE t LOCATION '/tmp';\n"
        "      | ^\n"
        "hint: the proof has no rights beyond its own database, because a migration may come from anybody; try this "
        "one on a server of your own\n"
        "1 warning\n");
    EXPECT_TRUE(result.proof.starts_with("the first 3 proven on PostgreSQL ")) << result.proof;
    for (const char* name : {"empty", "work"}) fs::remove_all(folder / name);
  }
}

TEST(postgresql_proof, SaysWhichExtensionTheServerLacks) {
  const proof_folder folder;
  const auto found = prove({{"1_a.sql", "SELECT 1;\nCREATE EXTENSION pawl_unheard_of;"}}, folder).found;
  EXPECT_EQ(
      found,
      "m/1_a.sql:2:1: warning: this migration was read, not proven: extension \"pawl_unheard_of\" is not available "
      "[extension-unavailable]\n"
      "    2 | CREATE EXTENSION pawl_unheard_of;\n"
      "      | ^\n"
      "hint: install the extension for the server that proves\n"
      "1 warning\n");
}

TEST(postgresql_proof, TakesTrustedExtensions) {
  const proof_folder folder;
  EXPECT_EQ(
      prove({{"1_a.sql",
              "CREATE EXTENSION IF NOT EXISTS plpgsql;\nCREATE SCHEMA ext;\nCREATE EXTENSION pgcrypto SCHEMA ext;\n"
              "CREATE EXTENSION citext;\nCREATE EXTENSION ltree;\nCREATE EXTENSION pg_trgm;\n-- migrate:down\n"
              "DROP EXTENSION pg_trgm;\nDROP EXTENSION ltree;\nDROP EXTENSION citext;\nDROP SCHEMA ext CASCADE;"}},
            folder)
          .found,
      "");
}

TEST(postgresql_proof, MakesADamagedCacheAnew) {
  const proof_folder folder;
  ASSERT_EQ(prove(notes, folder).found, "");
  for (const auto& state : states_in(folder)) fs::remove_all(folder / state + "/global");
  EXPECT_EQ(prove(with(notes, "4_d.sql", "SELECT 1;"), folder).found, "");
}

TEST(postgresql_proof, IgnoresARecordThatIsNotWhole) {
  const proof_folder folder;
  ASSERT_EQ(prove(notes, folder).found, "");
  std::ofstream{folder / "record", std::ios::app} << "more\n";
  EXPECT_EQ(prove(notes, folder).found, "");
  EXPECT_TRUE(fs::exists(folder / "empty"));
}

TEST(postgresql_proof, MakesTheClusterOfAnotherVersionAnew) {
  const proof_folder folder;
  ASSERT_EQ(prove(notes, folder).found, "");
  for (const auto& state : states_in(folder)) std::ofstream{folder / state + "/PG_VERSION"} << "9.6\n";
  std::ofstream{folder / "empty/PG_VERSION"} << "9.6\n";
  EXPECT_EQ(prove(with(notes, "4_d.sql", "SELECT 1;"), folder).found, "");
}

TEST(postgresql_proof, LetsTwoBuildsShareACache) {
  const proof_folder folder;
  const auto one = [&](const files& set) { return prove(set, folder).found; };
  const pid_t child = ::fork();
  if (child == 0) ::_exit(one(notes).empty() ? 0 : 1);
  EXPECT_EQ(one(with(notes, "4_d.sql", "SELECT 1;")), "");
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
}

TEST(postgresql_proof, DoesNotCareForTheEnvironment) {
  const proof_folder folder;
  const std::array variables{"PGSERVICE", "PGOPTIONS", "PGHOST", "PGDATABASE", "PGUSER", "PGPORT", "PGSSLMODE", "PGTZ"};
  for (const char* name : variables) ::setenv(name, "nonsense", 1);
  EXPECT_EQ(prove(notes, folder).found, "");
  EXPECT_STREQ(std::getenv("PGSERVICE"), "nonsense");
  for (const char* name : variables) ::unsetenv(name);
}

TEST(postgresql_proof, StopsAScriptThatTakesTooLong) {
  const proof_folder folder;
  auto surroundings = pawl::test::usual_surroundings();
  surroundings.limits.time = std::chrono::milliseconds{500};
  const auto found = prove({{"1_a.sql", "SET LOCAL statement_timeout = 0;\nSELECT pg_sleep(60);"}},
                           {postgresql_proof::server, folder.cache()}, 0, surroundings)
                         .found;
  EXPECT_NE(found.find("error: the proof of this set takes longer than 0.5 s [proof-limit]\n"), std::string::npos)
      << found;
}

TEST(postgresql_proof, WithoutAServerSaysInALineWhatWasNotProven) {
  const proof_surroundings nowhere{{.only = "/nowhere"}, {}};
  const auto result = prove(notes, {postgresql_proof::automatic, ""}, 0, nowhere);
  EXPECT_EQ(result.found,
            "warning: the migrations for postgresql were read, not proven: no initdb and postgres in /nowhere "
            "(PAWL_POSTGRESQL_BINDIR) [server-unavailable]\n"
            "hint: install PostgreSQL's server (the package postgresql), name the folder of initdb and postgres in "
            "PAWL_POSTGRESQL_BINDIR, or choose the proof `parser`\n"
            "1 warning\n");
  EXPECT_EQ(after(result.proof, "; not"),
            "; not proven on a server: no initdb and postgres in /nowhere (PAWL_POSTGRESQL_BINDIR)");
}

TEST(postgresql_proof, FailsWithoutTheServerThatWasAskedFor) {
  const auto result = prove(notes, {postgresql_proof::server, ""}, 0, {{.only = "/nowhere"}, {}});
  EXPECT_TRUE(result.findings.has_errors());
  EXPECT_TRUE(result.found.starts_with("error: the migrations for postgresql were read, not proven: ")) << result.found;
}

TEST(postgresql_proof, StartsNothingWhereTheParserIsEnough) {
  const pawl::test::temporary_folder cache;
  const auto result = prove(notes, {postgresql_proof::parser, cache.path()});
  EXPECT_EQ(result.found, "");
  EXPECT_TRUE(result.proof.starts_with("parsed by PostgreSQL ")) << result.proof;
  EXPECT_TRUE(fs::is_empty(cache.path()));
}

}  // namespace
