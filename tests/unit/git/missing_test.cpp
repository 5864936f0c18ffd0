// What is said where git cannot answer, and that the command it names is the one that helps.

#include "unit/git/shipped.hpp"

namespace {

using pawl::test::fake_git;
using pawl::test::git_repository;
using pawl::test::run_pawl;
using pawl::test::scoped_variable;

class missing : public pawl::test::shipped_repository {};

TEST_F(missing, NoRepository) {
  const pawl::test::temporary_folder folder;
  const scoped_variable ceiling{"GIT_CEILING_DIRECTORIES", std::filesystem::path{folder.path()}.parent_path()};
  std::filesystem::create_directory(folder / "migrations");
  folder.write("migrations/0001_a.sql", "CREATE TABLE a (b);\n");
  EXPECT_EQ(run_pawl(folder.path(), {"check", "--frozen-since", "main"}).err,
            "migrations: error: FROZEN_SINCE main: this folder lies in no git repository [frozen-since]\n"
            "hint: build in a clone; sources without one are built without FROZEN_SINCE, the lock file guards them\n"
            "1 error\n");
}

TEST_F(missing, NoGit) {
  // What lies in the current folder is not meant.
  git.write("git", "#!/bin/sh\ntouch ran\n");
  std::filesystem::permissions(git / "git", std::filesystem::perms::owner_all);
  const scoped_variable path{"PATH", "/nowhere:.:"};
  EXPECT_EQ(since(git),
            "migrations: error: FROZEN_SINCE shipped: git is not installed, or not in PATH [frozen-since]\n"
            "hint: install git\n"
            "1 error\n");
}

TEST_F(missing, AnUnknownRef) {
  EXPECT_EQ(since(git, "shiped"),
            "migrations: error: FROZEN_SINCE shiped: this repository has no branch, tag or commit shiped "
            "[frozen-since]\n"
            "hint: did you mean shipped? If not, fetch it with `git fetch --tags origin "
            "'+refs/heads/*:refs/remotes/origin/*'`\n"
            "1 error\n");
}

TEST_F(missing, ARefBehindTheFirstCommitIsNotToBeFetched) {
  EXPECT_EQ(since(git, "HEAD~99"),
            "migrations: error: FROZEN_SINCE HEAD~99: HEAD~99 names no commit: HEAD has no such parent [frozen-since]\n"
            "hint: name a branch, a tag or a commit, such as origin/main or v1.0.0\n"
            "1 error\n");
}

TEST_F(missing, ARangeIsNoCommit) {
  EXPECT_EQ(since(git, "shipped..HEAD"),
            "migrations: error: FROZEN_SINCE shipped..HEAD: shipped..HEAD is a range, and names no commit "
            "[frozen-since]\n"
            "hint: name a branch, a tag or a commit, such as origin/main or v1.0.0\n"
            "1 error\n");
}

TEST_F(missing, ARefThatIsNoName) {
  EXPECT_EQ(since(git, "--help"),
            "migrations: error: FROZEN_SINCE --help: a commit's name is not empty and does not begin with `-` "
            "[frozen-since]\n"
            "hint: name a branch, a tag or a commit, such as origin/main or v1.0.0\n"
            "1 error\n");
  for (const char* ref : {"main:migrations", "^main", "main^{tree}", ":/One x", "$(id)", "a b"})
    EXPECT_NE(since(git, ref).find("has no branch, tag or commit"), std::string::npos) << ref;
}

TEST_F(missing, ATextOfTheCommit) {
  git.write("migrations/0001_a.sql", "CREATE TABLE a (b); -- a comment\n");
  const std::string blob = git.git({"rev-parse", "shipped:migrations/0001_a.sql"});
  std::filesystem::remove(git / (".git/objects/" + blob.substr(0, 2) + "/" + blob.substr(2)));
  EXPECT_NE(since(git).find("this clone lacks the texts of that commit [frozen-since]\n"), std::string::npos);
}

TEST_F(missing, ABareRepository) {
  std::filesystem::create_directory(git / ".git/migrations");
  git.write(".git/migrations/0001_a.sql", "CREATE TABLE a (b);\n");
  EXPECT_EQ(run_pawl(git / ".git", {"check", "--frozen-since", "shipped"}).err,
            "migrations: error: FROZEN_SINCE shipped: this folder lies in a git repository without a work tree "
            "[frozen-since]\n"
            "hint: work in a clone of it, or in one of its worktrees\n"
            "1 error\n");
}

TEST_F(missing, ARepositoryOfAnotherUser) {
  const fake_git foreign{
      "echo \"fatal: detected dubious ownership in repository at '/srv/notes'\" >&2\n"
      "printf 'To add an exception for this directory, call:\\n\\n\\tgit config --global --add safe.directory "
      "/srv/notes\\n' >&2\nexit 128\n"};
  EXPECT_EQ(since(git),
            "migrations: error: FROZEN_SINCE shipped: git refuses this repository, because it belongs to another user "
            "[frozen-since]\n"
            "hint: if you trust it, `git config --global --add safe.directory /srv/notes`\n"
            "1 error\n");
}

TEST_F(missing, ARepositoryThatReallyBelongsToAnotherUser) {
  if (::geteuid() != 0) GTEST_SKIP() << "needs root";
  for (const auto& entry : std::filesystem::recursive_directory_iterator{git.path()})
    ASSERT_EQ(::lchown(entry.path().c_str(), 4711, 4711), 0);
  ASSERT_EQ(::lchown(git.path().c_str(), 4711, 4711), 0);
  const scoped_variable settings{"GIT_CONFIG_GLOBAL", "/dev/null"};
  const scoped_variable system{"GIT_CONFIG_NOSYSTEM", "1"};
  const std::string errors = since(git);
  EXPECT_NE(errors.find("belongs to another user [frozen-since]\n"
                        "hint: if you trust it, `git config --global --add safe.directory " +
                        git.path() + "`\n"),
            std::string::npos)
      << errors;
}

TEST_F(missing, TheRepositoryOfAWorktree) {
  git.git({"worktree", "add", "--quiet", "tree"});
  const pawl::test::temporary_folder elsewhere;
  std::filesystem::rename(git / "tree", elsewhere / "tree");
  std::filesystem::rename(git / ".git", git / "gone");
  EXPECT_EQ(run_pawl(elsewhere / "tree", {"check", "--frozen-since", "shipped"}).err,
            "migrations: error: FROZEN_SINCE shipped: the repository that a file .git names is not there: " +
                (git / ".git/worktrees/tree") +
                " [frozen-since]\n"
                "hint: in a container, mount it too; after a move, `git worktree repair` in the repository mends it\n"
                "1 error\n");
  std::filesystem::rename(git / "gone", git / ".git");
  git.git({"worktree", "repair", elsewhere / "tree"});
  EXPECT_EQ(run_pawl(elsewhere / "tree", {"check", "--frozen-since", "shipped"}).err, "");
}

TEST_F(missing, AFileGitThatNamesNothing) {
  std::filesystem::rename(git / ".git", git / "gone");
  git.write(".git", "nonsense");
  EXPECT_NE(since(git).find("git says: invalid gitfile format: "), std::string::npos);
}

TEST_F(missing, ARepositoryOnAnotherFileSystem) {
  const fake_git crossing{
      "[ \"$GIT_DISCOVERY_ACROSS_FILESYSTEM\" = 1 ] && exec $GIT \"$@\"\n"
      "echo 'fatal: not a git repository (or any parent up to mount point /)' >&2\n"
      "echo 'Stopping at filesystem boundary (GIT_DISCOVERY_ACROSS_FILESYSTEM not set).' >&2\nexit 128\n"};
  EXPECT_EQ(since(git),
            "migrations: error: FROZEN_SINCE shipped: this folder's file system holds no git repository above it "
            "[frozen-since]\n"
            "hint: set GIT_DISCOVERY_ACROSS_FILESYSTEM=1 to look further up\n"
            "1 error\n");
  const scoped_variable across{"GIT_DISCOVERY_ACROSS_FILESYSTEM", "1"};
  EXPECT_EQ(since(git), "");
}

TEST_F(missing, ANewerGit) {
  git.git({"config", "core.repositoryFormatVersion", "99"});
  const std::string wanted =
      "migrations: error: FROZEN_SINCE shipped: this repository needs a newer git than the one in PATH [frozen-since]\n"
      "hint: update git\n"
      "1 error\n";
  EXPECT_EQ(since(git), wanted);
  git.write(".git/config", "[core]\nrepositoryFormatVersion = 1\n[extensions]\ntomorrow = true\n");
  EXPECT_EQ(since(git), wanted);
}

TEST_F(missing, AGitThatIsNotAncient) {
  const fake_git old{
      "case \" $* \" in *' --is-shallow-repository '*)\n"
      "  echo true; echo --is-shallow-repository; echo --absolute-git-dir; echo .git; echo migrations/;;\n"
      "*) exec $GIT \"$@\";; esac\n"};
  EXPECT_EQ(since(git),
            "migrations: error: FROZEN_SINCE shipped: this git is too old [frozen-since]\n"
            "hint: pawl needs git 2.15 or newer\n"
            "1 error\n");
}

TEST_F(missing, ARepositoryWithoutACommit) {
  const git_repository empty;
  empty.write("migrations/0001_a.sql", "CREATE TABLE a (b);\n");
  EXPECT_NE(since(empty, "HEAD").find("this repository has no branch, tag or commit HEAD"), std::string::npos);
}

TEST_F(missing, ADamagedRepository) {
  const std::string shipped = git.git({"rev-parse", "shipped"}).substr(0, 10);
  for (const auto& entry : std::filesystem::recursive_directory_iterator{git / ".git/objects"})
    if (entry.is_regular_file()) std::filesystem::remove(entry.path());
  EXPECT_EQ(since(git),
            "migrations: error: FROZEN_SINCE shipped: shipped is " + shipped +
                ", which is not there [frozen-since]\n"
                "hint: this repository is damaged, or borrows from one that is gone: `git fsck` tells more\n"
                "1 error\n");
}

}  // namespace
