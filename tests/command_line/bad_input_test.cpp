// Databases that are not there, not databases, locked, made by later versions; passwords; pipes that close early.

#include <filesystem>

#include "command_line/verbs_fixture.hpp"
#include "support/sqlite_file.hpp"

namespace pawl::test {

class bad_input : public verbs_fixture {
 protected:
  bad_input() { write_three(); }

  process_result at(const std::string& database, const std::string& verb, std::vector<std::string> more = {}) {
    url_ = database;
    return pawl(verb, std::move(more));
  }
};

TEST_F(bad_input, AFileThatIsNotThereIsNotMadeByReading) {
  for (const char* verb : {"status", "plan", "history"}) pawl(verb);
  for (const char* verb : {"down", "redo"}) {
    const process_result result = pawl(verb, {"--yes"});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_TRUE(holds(result.errors, "there is no file " + file_ + "\nhint: `up` makes it\n")) << result.errors;
  }
  EXPECT_FALSE(std::filesystem::exists(file_));
  EXPECT_EQ(pawl("up").exit_code, 0);
}

TEST_F(bad_input, APathAloneIsNoDatabase) {
  const process_result up = at("notes.db", "up");
  EXPECT_EQ(up.exit_code, 2);
  EXPECT_EQ(up.errors, "pawl: notes.db names no database; a file of SQLite's is written sqlite:notes.db\n");
  EXPECT_TRUE(holds(at("notes", "up").errors, "not expected: notes"));
}

TEST_F(bad_input, AFolderThatIsNotThereIsNotMade) {
  const process_result up = at("sqlite:" + (folder_ / "no/where.db"), "up");
  EXPECT_EQ(up.exit_code, 1);
  EXPECT_TRUE(holds(up.errors, "unable to open database file")) << up.errors;
}

TEST_F(bad_input, AFileThatIsNoDatabaseStaysAsItIs) {
  folder_.write("notes.db", "Dear diary, this is no database at all, but a text that is long enough.");
  for (const char* verb : {"status", "up", "plan", "history"}) {
    const process_result result = pawl(verb);
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_TRUE(holds(result.errors, "file is not a database")) << result.errors;
  }
  EXPECT_EQ(std::filesystem::file_size(file_), 71U);
}

TEST_F(bad_input, ALockedDatabaseIsWaitedForAsLongAsSaid) {
  pawl("up");
  const sqlite_connection other{file_};
  other.execute("BEGIN EXCLUSIVE");
  const process_result status = pawl("status", {"--lock-timeout", "0.2"});
  EXPECT_EQ(status.exit_code, 1);
  EXPECT_TRUE(holds(status.errors, "another connection kept the database locked for 200 ms")) << status.errors;
}

TEST_F(bad_input, WaitingForALockIsToldUnlessQuiet) {
  pawl("up");
  write("0004_more.sql", "CREATE TABLE more (id INTEGER);\n");
  const sqlite_connection other{file_};
  other.execute("BEGIN IMMEDIATE");
  const std::string waiting = "waiting: another connection migrates this database, or keeps it locked\n";
  EXPECT_TRUE(holds(pawl("up", {"--lock-timeout", "0.2"}).errors, waiting));
  EXPECT_FALSE(holds(pawl("up", {"--lock-timeout", "0.2", "--quiet"}).errors, waiting));
}

TEST_F(bad_input, AHistoryOfALaterPawlIsRefused) {
  pawl("up");
  sqlite_connection{file_}.execute("UPDATE pawl_history SET state = 'squashed' || char(27) WHERE ordinal = 2");
  EXPECT_TRUE(holds(pawl("history").output, "squashed<U+001B>"));
  sqlite_connection{file_}.execute("ALTER TABLE pawl_history ADD COLUMN signature TEXT");
  for (const char* verb : {"status", "up", "history", "plan"}) {
    const process_result result = pawl(verb);
    EXPECT_EQ(result.exit_code, 4);
    EXPECT_TRUE(holds(result.errors, "the table pawl_history has more columns: a later version of Pawl seems"));
  }
}

TEST_F(bad_input, NamesThatAreNoDatabaseAreWrongUse) {
  for (const char* name :
       {"sqlite:", "sqlite::memory:", "mysql://u:secret@h/n", "postgresql://u:se/cret@h/n",
        "postgresql://u:se@cret@h/n", "postgresql://u:12/secret@h/n", "postgresql://u:se%zzcret@h"}) {
    const process_result result = at(name, "status");
    EXPECT_EQ(result.exit_code, 2) << name;
    EXPECT_FALSE(holds(result.errors, "cret")) << result.errors;
  }
}

TEST_F(bad_input, NoDatabaseAtAllIsWrongUse) {
  const process_result result = run({.program = PAWL_PROGRAM,
                                     .arguments = {"status", "--directory", folder_ / "migrations"},
                                     .environment = {{"DATABASE_URL", std::nullopt}}});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_TRUE(holds(result.errors, "status: name the database, or set DATABASE_URL: sqlite:<path>")) << result.errors;
}

TEST_F(bad_input, APipeThatClosesEarlyEndsQuietly) {
  const process_result plan = bash(
      "for i in $(seq 2000); do echo \"INSERT INTO notes (body) VALUES ('so that no pipe holds it: $i');\"; done > "
      "\"$DIR/0004_much.sql\"; \"$PAWL\" plan --name n --directory \"$DIR\" \"$DATABASE_URL\" | head -n 1; exit "
      "${PIPESTATUS[0]}");
  EXPECT_EQ(plan.exit_code, 3);
  EXPECT_EQ(plan.output + plan.errors, ".bail on\n");
  const process_result up = bash("\"$PAWL\" up --quiet --directory \"$DIR\" | true; exit ${PIPESTATUS[0]}");
  EXPECT_EQ(up.exit_code, 0) << up.errors;
}

TEST_F(bad_input, AScriptThatIsCutOffIsAFailure) {
  for (const std::string verb : {"plan", "status", "history"}) {
    const process_result full =
        bash("\"$PAWL\" " + verb + " --name n --directory \"$DIR\" \"$DATABASE_URL\" > /dev/full");
    EXPECT_EQ(full.exit_code, 1) << verb;
    EXPECT_EQ(full.errors, "what was printed is not whole: standard output cannot be written\n") << verb;
  }
}

TEST_F(bad_input, AMisspeltVerbAndOptionAreNamed) {
  EXPECT_TRUE(holds(pawl("stauts").errors, "pawl: no such command: stauts; did you mean status?"));
  EXPECT_EQ(pawl("status", {"--colour"}).exit_code, 2);
  EXPECT_EQ(pawl("status", {"--format", "xml"}).exit_code, 2);
  EXPECT_EQ(pawl("down", {"0", "--yes"}).exit_code, 2);
}

#ifdef PAWL_WITH_POSTGRESQL
TEST_F(bad_input, NoMessageRepeatsAPassword) {
  for (const char* url : {"postgresql://u:s3cret@127.0.0.1:1/n", "postgresql://u@127.0.0.1:1/n?password=s3cret",
                          "postgresql://u:s3cret@nowhere.invalid/n", "postgresql://u:s3c%72et@127.0.0.1:1/s3cret"}) {
    const process_result result = at(url, "status");
    EXPECT_EQ(result.exit_code, 1) << url;
    EXPECT_TRUE(holds(result.errors, "cannot connect: ")) << result.errors;
    EXPECT_FALSE(holds(result.errors + result.output, "s3cret@")) << result.errors;
    EXPECT_FALSE(holds(at(url, "status", {"--format", "json"}).output, "u:")) << url;
  }
}
#endif

}  // namespace pawl::test
