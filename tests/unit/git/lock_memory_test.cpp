// What the lock file's messages show where git has the old text.

#include "unit/git/checked.hpp"

namespace {

using pawl::test::check;
using pawl::test::git_repository;
using pawl::test::run_pawl;

/// Three migrations, frozen by release 1.0, all committed.
class lock_memory : public testing::Test {
 protected:
  lock_memory() {
    git.write("migrations/0001_a.sql", "CREATE TABLE a (b);\n");
    git.commit("One");
    git.write("migrations/0002_b.sql", "CREATE TABLE b (\n  c TEXT NOT NULL\n);\n");
    second = git.commit("Two");
    git.write("migrations/0002_b.sql", "CREATE TABLE b (\n  c TEXT NOT NULL -- what it is\n);\n");
    third = git.commit("Explain");
    run_pawl(git.path(), {"freeze", "--release", "1.0"});
    git.commit("Freeze");
  }

  git_repository git;
  std::string second;
  std::string third;
};

TEST_F(lock_memory, AnEditShowsTheTextThatWasFrozen) {
  git.write("migrations/0002_b.sql", "CREATE TABLE b (\n  c TEXT NULL\n);\n");
  git.commit("Break it");
  EXPECT_EQ(check(git).err,
            "migrations/0002_b.sql:2:10: error: this migration was frozen by release 1.0 and has changed since "
            "[frozen-edited]\n"
            "    2 |   c TEXT NULL\n"
            "      |          ^\n" +
                third +
                ":migrations/0002_b.sql:2:10: note: it was frozen as this\n"
                "    2 |   c TEXT NOT NULL -- what it is\n"
                "      |          ^\n"
                "note: commit " +
                second +
                " of 2026-01-02 brought it in: Two\n"
                "hint: restore it, for example with `git checkout " +
                third +
                " -- migrations/0002_b.sql`,\n"
                "      and write the change as a new migration with `pawl new <name>`: databases that have this one "
                "will not run it again\n"
                "1 error\n");
}

TEST_F(lock_memory, ADeletionNamesTheCommitThatStillHasIt) {
  git.git({"rm", "--quiet", "migrations/0002_b.sql"});
  git.commit("Remove it");
  const std::string errors = check(git).err;
  EXPECT_NE(errors.find("`git checkout " + third + " -- migrations/0002_b.sql`"), std::string::npos) << errors;
  git.git({"checkout", "--quiet", third, "--", "migrations/0002_b.sql"});
  EXPECT_EQ(check(git).err, "");
}

TEST_F(lock_memory, ATextThatHadAnotherNameIsFoundByItsHash) {
  git.git({"mv", "migrations/0002_b.sql", "migrations/0002_better.sql"});
  git.write("migrations/0002_better.sql", "CREATE TABLE b (c);\n");
  git.commit("Rename and break");
  const std::string errors = check(git).err;
  EXPECT_NE(errors.find(third + ":migrations/0002_b.sql:2:5: note: it was frozen as this"), std::string::npos)
      << errors;
  EXPECT_NE(errors.find("`git show " + third + ":migrations/0002_b.sql > migrations/0002_better.sql`"),
            std::string::npos)
      << errors;
}

TEST_F(lock_memory, WithoutGitTheHashesAreShown) {
  git.write("migrations/0002_b.sql", "CREATE TABLE b (c);\n");
  git.remove(".git");
  const pawl::test::scoped_variable ceiling{"GIT_CEILING_DIRECTORIES", std::filesystem::path{git.path()}.parent_path()};
  EXPECT_NE(check(git).err.find("has changed since: its hash was t1:"), std::string::npos);
}

TEST_F(lock_memory, ATextThatWasNeverCommittedIsNotFound) {
  git.write("migrations/0003_c.sql", "CREATE TABLE c (d);\n");
  run_pawl(git.path(), {"freeze"});
  git.write("migrations/0003_c.sql", "CREATE TABLE c (e);\n");
  EXPECT_NE(check(git).err.find("has changed since: its hash was t1:"), std::string::npos);
}

TEST_F(lock_memory, ASoundSetNeedsNoGit) {
  const pawl::test::fake_git forbidden{"touch \"$0.called\"\n"};
  EXPECT_EQ(check(git).err, "");
  EXPECT_FALSE(std::filesystem::exists(forbidden / "git.called"));
}

}  // namespace
