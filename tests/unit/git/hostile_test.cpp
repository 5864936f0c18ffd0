// Repositories that would make git run a program, or bend what it answers.

#include "git/repository.hpp"
#include "unit/git/shipped.hpp"

namespace {

using pawl::test::git_repository;
using pawl::test::run_pawl;
using pawl::test::scoped_variable;
using pawl::test::temporary_folder;

class hostile : public pawl::test::shipped_repository {
 protected:
  /// The first migration is not as it was shipped: what is found and said needs the commit, its text and the history.
  void edit() const { git.write("migrations/0001_a.sql", "CREATE TABLE a (c);\n"); }

  static void expect_edited(const std::string& errors) {
    EXPECT_NE(errors.find("[frozen-edited]"), std::string::npos) << errors;
    EXPECT_NE(errors.find("of 2026-01-01 brought it in: One"), std::string::npos) << errors;
  }
};

/// A program that notes down that it ran. It signs commits, too.
class spy {
 public:
  spy() {
    folder_.write(
        "spy", "#!/bin/sh\necho \"$0 $@\" >> " + folder_.path() +
                   "/ran\ncat > /dev/null\necho '-----BEGIN PGP SIGNATURE-----'\necho '[GNUPG:] SIG_CREATED ' >&2\n");
    std::filesystem::permissions(path(), std::filesystem::perms::owner_all);
  }

  std::string path() const { return folder_ / "spy"; }
  /// A folder in which it has the names of hooks.
  std::string hooks() const {
    std::filesystem::create_directory(folder_ / "hooks");
    for (const char* hook : {"post-index-change", "reference-transaction", "fsmonitor-watchman"})
      std::filesystem::copy_file(path(), folder_ / "hooks/" + hook);
    return folder_ / "hooks";
  }
  bool ran() const { return std::filesystem::exists(folder_ / "ran"); }
  void forget() const { std::filesystem::remove(folder_ / "ran"); }

 private:
  temporary_folder folder_;
};

TEST_F(hostile, ProgramsOfTheRepositorysSettingsAreNotRun) {
  const spy spy;
  git.git({"config", "gpg.program", spy.path()});
  git.git({"config", "commit.gpgSign", "true"});
  git.write("migrations/0003_c.sql", "CREATE TABLE c (d);\n");
  git.write(".gitattributes", "*.sql diff=spy filter=spy merge=spy\n");
  git.commit("Signed");
  for (const char* setting :
       {"core.fsmonitor", "core.pager", "core.editor", "core.askPass", "core.sshCommand", "core.alternateRefsCommand",
        "diff.external", "diff.spy.textconv", "diff.spy.command", "filter.spy.clean", "filter.spy.smudge",
        "merge.spy.driver", "credential.helper", "remote.origin.uploadpack", "alias.log", "alias.ls-tree",
        "sequence.editor", "trailer.spy.command"})
    git.git({"config", setting, (std::string_view{setting}.starts_with("alias") ? "!" : "") + spy.path()});
  git.git({"config", "log.showSignature", "true"});
  spy.forget();
  edit();
  expect_edited(since(git));
  EXPECT_FALSE(spy.ran());
  // The trap works: git by itself falls into it.
  git.git({"diff"});
  EXPECT_TRUE(spy.ran());
}

TEST_F(hostile, HooksAreNotRunByARename) {
  const spy spy;
  git.git({"config", "core.hooksPath", spy.hooks()});
  git.git({"config", "core.fsmonitor", spy.path()});
  pawl::generator::repository{git / "migrations"}.move("0002_b.sql", "0003_b.sql");
  EXPECT_FALSE(spy.ran());
  git.git({"mv", "migrations/0003_b.sql", "migrations/0004_b.sql"});
  EXPECT_TRUE(spy.ran());
}

TEST_F(hostile, VariablesAndSettingsDoNotBendTheAnswers) {
  const git_repository other;
  other.write("x", "y");
  other.commit("Other");
  git.git({"config", "core.pager", "false"});
  git.git({"config", "log.showSignature", "true"});
  git.git({"config", "color.ui", "always"});
  git.git({"config", "log.follow", "true"});
  edit();
  const scoped_variable folder{"GIT_DIR", other / ".git"};
  const scoped_variable tree{"GIT_WORK_TREE", other.path()};
  const scoped_variable index{"GIT_INDEX_FILE", "/dev/null"};
  const scoped_variable pager{"GIT_PAGER", "false"};
  const scoped_variable objects{"GIT_OBJECT_DIRECTORY", "/nowhere"};
  const scoped_variable difference{"GIT_EXTERNAL_DIFF", "false"};
  const scoped_variable trace{"GIT_TRACE", "1"};
  const scoped_variable language{"LC_ALL", "de_DE.UTF-8"};
  const scoped_variable settings{"GIT_CONFIG_COUNT", "1"};
  const scoped_variable key{"GIT_CONFIG_KEY_0", "core.bare"};
  const scoped_variable value{"GIT_CONFIG_VALUE_0", "true"};
  expect_edited(since(git));
}

TEST_F(hostile, SettingsDoNotBendTheHistory) {
  edit();
  for (const auto& [name, value] : std::map<std::string, std::string>{{"diff.relative", "true"},
                                                                      {"diff.orderFile", "/no/such/file"},
                                                                      {"diff.renames", "copies"},
                                                                      {"diff.noprefix", "true"},
                                                                      {"diff.ignoreSubmodules", "all"},
                                                                      {"core.quotePath", "true"},
                                                                      {"core.abbrev", "4"},
                                                                      {"log.diffMerges", "combined"},
                                                                      {"log.showRoot", "false"},
                                                                      {"log.date", "relative"},
                                                                      {"log.decorate", "full"},
                                                                      {"format.pretty", "fuller"},
                                                                      {"i18n.logOutputEncoding", "UTF-16"}}) {
    git.git({"config", name, value});
    SCOPED_TRACE(name);
    expect_edited(since(git));
    git.git({"config", "--unset", name});
  }
}

TEST_F(hostile, GraftsDoNotBendTheHistory) {
  edit();
  git.write(".git/info/grafts", git.git({"rev-parse", "HEAD"}) + "\n");
  expect_edited(since(git, "main"));
}

TEST_F(hostile, ReplacedObjectsDoNotBendWhatWasShipped) {
  const std::string shipped = git.git({"rev-parse", "shipped:migrations/0001_a.sql"});
  edit();
  const std::string edited = git.git({"hash-object", "-w", "migrations/0001_a.sql"});
  git.git({"replace", shipped, edited});
  EXPECT_EQ(git.git({"cat-file", "-p", shipped}), "CREATE TABLE a (c);");
  expect_edited(since(git));
}

TEST_F(hostile, ATagOfABranchsNameIsNotTakenForTheBranch) {
  git.git({"update-ref", "refs/remotes/origin/main", "HEAD"});
  git.git({"config", "core.warnAmbiguousRefs", "false"});
  EXPECT_EQ(since(git, "origin/main"), "");
  git.git({"tag", "origin/main", "shipped"});
  EXPECT_EQ(since(git, "origin/main"),
            "migrations: error: FROZEN_SINCE origin/main: origin/main names more than one thing in this repository "
            "[frozen-since]\n"
            "hint: write in full what you mean: refs/remotes/origin/main, refs/tags/origin/main\n"
            "1 error\n");
  EXPECT_EQ(since(git, "refs/remotes/origin/main"), "");
}

TEST_F(hostile, NamesInTheCommitMayHoldAnything) {
  git.write("migrations/0003_\nnew \"line\"\\.sql", "CREATE TABLE c (d);\n");
  git.write("migrations/0004_\xff\x01.sql", "CREATE TABLE d (e);\n");
  git.write("\n100644 blob", "x");
  git.commit("Odd\tnames \x1b[2J");
  git.remove("migrations/0003_\nnew \"line\"\\.sql");
  git.remove("migrations/0004_\xff\x01.sql");
  EXPECT_EQ(since(git, "HEAD"), "");
  edit();
  expect_edited(since(git, "HEAD"));
}

TEST_F(hostile, WhatACommitSaysReachesNoTerminal) {
  git.write("migrations/0003_c.sql", "CREATE TABLE c (d);\n");
  git.commit("Clear \x1b[2J the \u202e screen " + std::string(70, '.') + "\xc3\xa9\xc3\xa9\xc3\xa9");
  git.write("migrations/0003_c.sql", "CREATE TABLE c (e);\n");
  const std::string errors = since(git, "HEAD");
  EXPECT_NE(errors.find("brought it in: Clear "), std::string::npos) << errors;
  EXPECT_EQ(errors.find('\x1b'), std::string::npos) << errors;
  EXPECT_EQ(errors.find("\u202e"), std::string::npos) << errors;
  EXPECT_EQ(errors.find("\xc3..."), std::string::npos) << errors;
}

TEST_F(hostile, AFolderWithALineBreakInItsPath) {
  std::filesystem::create_directories(git / "two\nlines");
  std::filesystem::rename(git / "migrations", git / "two\nlines/migrations");
  EXPECT_EQ(run_pawl(git / "two\nlines", {"check", "--frozen-since", "shipped"}).err,
            "migrations: error: FROZEN_SINCE shipped: the path of this folder, or of its repository, has a line break "
            "in it [frozen-since]\n"
            "hint: rename the folder\n"
            "1 error\n");
}

TEST_F(hostile, ARepositoryThatBorrowsFromAnother) {
  const git_repository clone{git, {"--reference", git.path()}};
  EXPECT_TRUE(std::filesystem::exists(clone / ".git/objects/info/alternates"));
  EXPECT_EQ(since(clone), "");
}

TEST_F(hostile, ARepositoryOfLongIds) {
  const temporary_folder folder;
  git.git({"init", "--quiet", "--object-format=sha256", "--initial-branch=main", folder.path()});
  const git_repository there{std::filesystem::path{folder.path()}};
  there.write("migrations/0001_a.sql", "CREATE TABLE a (b);\n");
  there.commit("One");
  EXPECT_EQ(there.git({"rev-parse", "HEAD"}).size(), 64U);
  EXPECT_EQ(since(there, "HEAD"), "");
  there.write("migrations/0001_a.sql", "CREATE TABLE a (c);\n");
  expect_edited(since(there, "HEAD"));
}

}  // namespace
