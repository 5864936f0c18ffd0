#include "unit/git/checked.hpp"

namespace {

using pawl::test::check;
using pawl::test::git_repository;
using pawl::test::verdict;

constexpr const char* notes = "CREATE TABLE notes (\n  id INTEGER PRIMARY KEY,\n  title TEXT NOT NULL\n);\n";

/// Two migrations, each brought in by a commit of its own, the second of which is tagged `shipped`.
class frozen_since : public testing::Test {
 protected:
  frozen_since() {
    git.write("migrations/0001_create_notes.sql", notes);
    first = git.commit("Create notes");
    git.write("migrations/0002_add_body.sql",
              "ALTER TABLE notes ADD COLUMN body TEXT;\n-- migrate:down\nALTER TABLE notes DROP COLUMN body;\n");
    second = git.commit("Add a body");
    git.git({"tag", "shipped"});
  }

  verdict check_since(const char* ref = "shipped") const { return check(git, {"--frozen-since", ref}); }

  git_repository git;
  std::string first;
  std::string second;
};

TEST_F(frozen_since, WhatTheCommitHoldsIsFrozenAndTheRestAreDrafts) {
  git.write("migrations/0003_add_tags.sql", "CREATE TABLE tags (name TEXT);\n");
  const verdict result = check_since();
  EXPECT_EQ(result.err, "");
  EXPECT_EQ(result.out, "3 migrations, 2 frozen, 1 draft");
}

/// It may have been committed without a build.
TEST_F(frozen_since, ADownScriptOfTheCommitIsProven) {
  git.write("migrations/0003_add_tags.sql", "CREATE TABLE tags (name TEXT);\n-- migrate:down\nDROP TABLE notes;\n");
  git.commit("Add tags");
  const verdict result = check_since("HEAD");
  EXPECT_EQ(result.code, 1);
  EXPECT_NE(result.err.find("[down-mismatch]"), std::string::npos) << result.err;
}

TEST_F(frozen_since, CommentsWhiteSpaceAndLineEndingsMayChange) {
  git.write("migrations/0001_create_notes.sql",
            "-- The notes.\r\nCREATE TABLE notes (id INTEGER PRIMARY KEY,\r\n title TEXT NOT NULL);\r\n");
  EXPECT_EQ(check_since().err, "");
}

TEST_F(frozen_since, AnEditShowsBothLinesAndTheCommit) {
  git.write("migrations/0001_create_notes.sql",
            "-- The notes.\nCREATE TABLE notes (\n  id INTEGER PRIMARY KEY,\n"
            "  title TEXT\n);\n");
  git.commit("Break it");
  const verdict result = check_since();
  EXPECT_EQ(result.code, 1);
  EXPECT_EQ(result.err,
            "migrations/0001_create_notes.sql:5:1: error: this migration was frozen by commit " + first +
                " and has changed since [frozen-edited]\n"
                "    5 | );\n"
                "      | ^\n" +
                second +
                ":migrations/0001_create_notes.sql:3:14: note: it was frozen as this\n"
                "    3 |   title TEXT NOT NULL\n"
                "      |              ^\n"
                "note: commit " +
                first +
                " of 2026-01-01 brought it in: Create notes\n"
                "hint: restore it, for example with `git checkout " +
                second +
                " -- migrations/0001_create_notes.sql`,\n"
                "      and write the change as a new migration with `pawl new <name>`: databases that have this one "
                "will not run it again\n"
                "1 error\n");
}

TEST_F(frozen_since, TheCommandOfTheHintMendsAnEdit) {
  git.write("migrations/0001_create_notes.sql", "CREATE TABLE other (a);\n");
  git.commit("Break it");
  EXPECT_EQ(check_since().code, 1);
  git.git({"checkout", "--quiet", second, "--", "migrations/0001_create_notes.sql"});
  EXPECT_EQ(check_since().code, 0);
}

TEST_F(frozen_since, ADeletionIsAnError) {
  git.remove("migrations/0002_add_body.sql");
  git.commit("Remove it");
  EXPECT_EQ(check_since().err, "migrations/0002_add_body.sql: error: migration 0002_add_body, frozen by commit " +
                                   second +
                                   ", is gone [frozen-deleted]\n"
                                   "note: commit " +
                                   second +
                                   " of 2026-01-02 brought it in: Add a body\n"
                                   "hint: restore it, for example with `git checkout " +
                                   second +
                                   " -- migrations/0002_add_body.sql`;\n"
                                   "      to undo what it did, write a new migration with `pawl new <name>`\n"
                                   "1 error\n");
}

TEST_F(frozen_since, ARenumberingIsAnError) {
  git.git({"mv", "migrations/0002_add_body.sql", "migrations/0003_add_body.sql"});
  git.write("migrations/0002_add_tags.sql", "CREATE TABLE tags (name TEXT);\n");
  EXPECT_EQ(check_since().err,
            "migrations/0003_add_body.sql: error: this migration was frozen by commit " + second +
                " as 0002_add_body and has another version now [frozen-renumbered]\n"
                "note: commit " +
                second +
                " of 2026-01-02 brought it in: Add a body\n"
                "hint: rename it back to version 0002; a new migration takes the version after the last one\n"
                "1 error\n");
}

TEST_F(frozen_since, ANewNameForTheSameVersionIsNoError) {
  git.git({"mv", "migrations/0002_add_body.sql", "migrations/0002_a_body.sql"});
  EXPECT_EQ(check_since().err, "");
}

TEST_F(frozen_since, AChangedDownIsAWarning) {
  git.write("migrations/0002_add_body.sql", "ALTER TABLE notes ADD COLUMN body TEXT;\n");
  const verdict result = check_since();
  EXPECT_EQ(result.code, 0);
  EXPECT_NE(result.err.find("its down script was removed since [frozen-down-edited]\n"
                            "hint: databases that have it keep the down script they were given;\n"
                            "      this warning ends when shipped holds this one\n"),
            std::string::npos)
      << result.err;
}

TEST_F(frozen_since, ADraftBeforeTheLastFrozenOneIsAnError) {
  git.write("migrations/0001.5_early.sql", "CREATE TABLE tags (name TEXT);\n");
  EXPECT_NE(
      check_since().err.find("migrations/0001.5_early.sql: error: this draft sorts before 0002_add_body, which was "
                             "frozen by commit " +
                             second + " [draft-before-frozen]\n"),
      std::string::npos);
}

TEST_F(frozen_since, WhatTheCommitHoldsIsNoDraftWhereAllMustBeFrozen) {
  EXPECT_EQ(check(git, {"--frozen-since", "shipped", "--require-frozen"}).code, 0);
  git.write("migrations/0003_add_tags.sql", "CREATE TABLE tags (name TEXT);\n");
  EXPECT_NE(check(git, {"--frozen-since", "shipped", "--require-frozen"}).err.find("[draft-refused]"),
            std::string::npos);
}

TEST_F(frozen_since, WhatABranchDoesNotHaveYetIsNotGone) {
  git.git({"checkout", "--quiet", "-b", "feature"});
  git.git({"checkout", "--quiet", "main"});
  git.write("migrations/0003_theirs.sql", "CREATE TABLE theirs (a);\n");
  const std::string theirs = git.commit("Theirs");
  git.git({"checkout", "--quiet", "feature"});
  EXPECT_EQ(check_since("main").err, "");

  git.write("migrations/0003_mine.sql", "CREATE TABLE mine (a);\n");
  git.commit("Mine");
  EXPECT_NE(
      check_since("main").err.find(
          "migrations/0003_mine.sql: error: this draft has the version of 0003_theirs, which was frozen by commit " +
          theirs + " [draft-before-frozen]\n"),
      std::string::npos);
  EXPECT_NE(check_since("main").err.find("hint: `git merge main`, and then "), std::string::npos);
}

TEST_F(frozen_since, AFileOfOneNameOnBothBranchesIsOneMigration) {
  git.git({"branch", "feature"});
  git.write("migrations/0003_more.sql", "CREATE TABLE theirs (a);\n");
  git.write("migrations/0004_else.sql", "CREATE TABLE elsewhere (a);\n");
  git.commit("Theirs");
  git.git({"checkout", "--quiet", "feature"});
  git.write("migrations/0003_more.sql", "CREATE TABLE mine (a);\n");
  git.commit("Mine");
  EXPECT_NE(check_since("main").err.find("[frozen-edited]"), std::string::npos);
}

TEST_F(frozen_since, WhatWasRemovedOnTheBranchIsGone) {
  git.git({"checkout", "--quiet", "-b", "feature"});
  git.git({"checkout", "--quiet", "main"});
  git.write("other", "x");
  git.commit("Something else");
  git.git({"checkout", "--quiet", "feature"});
  git.remove("migrations/0002_add_body.sql");
  EXPECT_NE(check_since("main").err.find("[frozen-deleted]"), std::string::npos);
}

TEST_F(frozen_since, AFolderThatWasMovedIsFoundWhereItWas) {
  std::filesystem::create_directory(git / "db");
  git.git({"mv", "migrations", "db/schema"});
  const std::vector<const char*> there{"--directory", "db/schema", "--frozen-since", "shipped"};
  EXPECT_EQ(check(git, there).out, "2 migrations, 2 frozen, 0 drafts");
  git.commit("Move the folder");
  EXPECT_EQ(check(git, there).out, "2 migrations, 2 frozen, 0 drafts");
  git.write("db/schema/0001_create_notes.sql", "CREATE TABLE notes (title TEXT);\n");
  const std::string errors = check(git, there).err;
  EXPECT_NE(errors.find("frozen by commit " + first), std::string::npos) << errors;
  EXPECT_NE(errors.find("`git show " + second + ":migrations/0001_create_notes.sql > db/schema/0001_create_notes.sql`"),
            std::string::npos)
      << errors;
}

TEST_F(frozen_since, AFolderWhoseFilesWereAllRenamedToIsFoundByTheirBytes) {
  std::filesystem::create_directory(git / "schema");
  git.git({"mv", "migrations/0001_create_notes.sql", "schema/0001_notes.sql"});
  git.git({"mv", "migrations/0002_add_body.sql", "schema/0002_body.sql"});
  EXPECT_EQ(check(git, {"--directory", "schema", "--frozen-since", "shipped"}).out, "2 migrations, 2 frozen, 0 drafts");
}

TEST_F(frozen_since, AFolderThatTheCommitDoesNotHaveHoldsDraftsOnly) {
  git.write("second/0001_create_notes.sql", notes);
  EXPECT_EQ(check(git, {"--directory", "second", "--frozen-since", "shipped"}).out, "1 migration, 0 frozen, 1 draft");
}

TEST_F(frozen_since, ReadsAWorktree) {
  git.git({"worktree", "add", "--quiet", "-b", "feature", "tree"});
  EXPECT_EQ(pawl::test::run_pawl(git / "tree", {"check", "--frozen-since", "shipped"}).out,
            "2 migrations, 2 frozen, 0 drafts");
}

TEST_F(frozen_since, ReadsASubmodule) {
  const git_repository outer;
  outer.git({"-c", "protocol.file.allow=always", "submodule", "--quiet", "add", "file://" + git.path(), "inner"});
  outer.git({"-C", "inner", "fetch", "--quiet", "--tags", "file://" + git.path()});
  EXPECT_EQ(pawl::test::run_pawl(outer / "inner", {"check", "--frozen-since", "shipped"}).out,
            "2 migrations, 2 frozen, 0 drafts");
}

TEST_F(frozen_since, ReadsTheTopFolderOfARepository) {
  const git_repository top;
  top.write("0001_create_notes.sql", notes);
  top.commit("Create notes");
  EXPECT_EQ(check(top, {"--directory", ".", "--frozen-since", "HEAD"}).out, "1 migration, 1 frozen, 0 drafts");
  top.write("0001_create_notes.sql", "CREATE TABLE notes (a);\n");
  EXPECT_NE(check(top, {"--directory", ".", "--frozen-since", "HEAD"}).err.find("brought it in: Create notes"),
            std::string::npos);
}

TEST_F(frozen_since, ReadsAPathThatAPatternWouldMatchOtherwise) {
  git.write("we*ird [x]/0001_create_notes.sql", notes);
  git.commit("Odd");
  git.write("we*ird [x]/0001_create_notes.sql", "CREATE TABLE notes (a);\n");
  const std::string errors = check(git, {"--directory", "we*ird [x]", "--frozen-since", "HEAD"}).err;
  EXPECT_NE(errors.find("brought it in: Odd"), std::string::npos) << errors;
}

TEST_F(frozen_since, PassesOverASymbolicLinkAndBrokenFilesOfTheCommit) {
  git.write("migrations/0003_broken.sql", "CREATE TABLE 'x");
  std::filesystem::create_symlink("0001_create_notes.sql", git / "migrations/0004_link.sql");
  git.commit("Broken");
  git.remove("migrations/0004_link.sql");
  git.write("migrations/0003_broken.sql", "CREATE TABLE mended (a);\n");
  const verdict result = check_since("HEAD");
  EXPECT_EQ(result.err, "");
  EXPECT_EQ(result.out, "3 migrations, 2 frozen, 1 draft");
}

TEST_F(frozen_since, TheLockFileAndTheCommitFreezeTogether) {
  git.write("migrations/0003_add_tags.sql", "CREATE TABLE tags (name TEXT);\n");
  EXPECT_EQ(pawl::test::run_pawl(git.path(), {"freeze", "--release", "1.0", "--frozen-since", "shipped"}).code, 0);
  git.write("migrations/0004_add_users.sql", "CREATE TABLE users (name TEXT);\n");
  EXPECT_EQ(check_since().out, "4 migrations, 3 frozen, 1 draft");
  git.write("migrations/0001_create_notes.sql", "CREATE TABLE notes (title TEXT, body TEXT);\n");
  const std::string errors = check_since().err;
  EXPECT_NE(errors.find("frozen by release 1.0 and has changed since [frozen-edited]"), std::string::npos) << errors;
  EXPECT_NE(errors.find("note: commit " + first + " of 2026-01-01 brought it in: Create notes"), std::string::npos);
}

TEST_F(frozen_since, FreezingNotesDownWhatTheCommitHolds) {
  const verdict result = pawl::test::run_pawl(git.path(), {"freeze", "--frozen-since", "shipped"});
  EXPECT_EQ(result.out,
            "froze 0001 create_notes (sqlite)\nfroze 0002 add_body (sqlite)\n"
            "wrote migrations/migrations.lock; commit it with the migrations\n");
}

}  // namespace
