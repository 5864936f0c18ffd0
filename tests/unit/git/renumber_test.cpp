// pawl renumber, on repositories in which branches met.

#include <algorithm>

#include "unit/git/checked.hpp"

#include "commands/rename_files.hpp"

namespace {

namespace fs = std::filesystem;
using namespace pawl::generator;
using pawl::test::check;
using pawl::test::git_repository;
using pawl::test::run_pawl;
using pawl::test::verdict;

constexpr const char* nothing = "nothing to renumber: every draft has a version of its own, behind what is frozen\n";

class renumber : public testing::Test {
 protected:
  renumber() {
    write("0001_notes", "notes");
    git.commit("Notes");
  }

  void write(const std::string& name, const std::string& table) const {
    git.write("migrations/" + name + ".sql", "CREATE TABLE " + table + " (a INTEGER);\n");
  }

  /// On a branch `theirs` of main, and on main itself, `make` commits something; then main merges theirs.
  template <typename Theirs, typename Ours>
  void meet(Theirs theirs, Ours ours) const {
    git.git({"checkout", "--quiet", "-b", "theirs"});
    theirs();
    git.commit("Theirs");
    git.git({"checkout", "--quiet", "main"});
    ours();
    git.commit("Ours");
    git.git({"merge", "--quiet", "--no-edit", "theirs"});
  }

  verdict run(std::vector<const char*> arguments = {"--yes"}) const {
    arguments.insert(arguments.begin(), "renumber");
    return run_pawl(git.path(), arguments);
  }

  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator{git / "migrations"})
      if (entry.is_regular_file()) names.push_back(fs::relative(entry.path(), git / "migrations").string());
    std::ranges::sort(names);
    return names;
  }

  git_repository git;
};

using names = std::vector<std::string>;

TEST_F(renumber, TheNewerOfTwoWithOneVersionMoves) {
  // By name it would be the other way round.
  meet([&] { write("0002_users", "users"); }, [&] { write("0002_tags", "tags"); });
  EXPECT_NE(check(git).err.find("hint: `pawl renumber` gives the newer of the two the next free version"),
            std::string::npos);
  const verdict result = run();
  EXPECT_EQ(result.err, "");
  EXPECT_EQ(result.out,
            "In migrations:\n"
            "  0002_tags.sql  ->  0003_tags.sql\n"
            "renamed 1 file; `pawl check` proves the new order\n");
  EXPECT_EQ(files(), (names{"0001_notes.sql", "0002_users.sql", "0003_tags.sql"}));
  EXPECT_EQ(git.git({"status", "--short"}), "R  migrations/0002_tags.sql -> migrations/0003_tags.sql");
  EXPECT_EQ(check(git).code, 0);
  EXPECT_EQ(run().out, nothing);
}

TEST_F(renumber, ADraftGoesBehindWhatTheLockFileFreezesAndTheLockFileStays) {
  meet(
      [&] {
        write("0002_users", "users");
        run_pawl(git.path(), {"freeze", "--release", "1.0"});
      },
      [&] { write("0002_accounts", "accounts"); });
  const std::string lock = git.git({"hash-object", "migrations/migrations.lock"});
  EXPECT_NE(check(git).err.find("migrations/0002_accounts.sql: error: version 0002 is taken already"),
            std::string::npos);
  EXPECT_EQ(run().code, 0);
  EXPECT_EQ(files(), (names{"0001_notes.sql", "0002_users.sql", "0003_accounts.sql", "migrations.lock"}));
  EXPECT_EQ(git.git({"hash-object", "migrations/migrations.lock"}), lock);
  EXPECT_EQ(check(git).out, "3 migrations, 2 frozen, 1 draft");
}

TEST_F(renumber, ADraftGoesBehindWhatACommitHolds) {
  meet([&] { write("0002_users", "users"); }, [&] { write("0002_accounts", "accounts"); });
  // Git got ours later, but it is what shipped.
  EXPECT_EQ(
      run({"--yes", "--frozen-since", "main~1"}).out.find("In migrations:\n  0002_users.sql  ->  0003_users.sql\n"),
      0U);
  EXPECT_EQ(check(git, {"--frozen-since", "main~1"}).err, "");
}

TEST_F(renumber, WhatTheBranchFollowedHasStays) {
  const git_repository clone{git, {}};
  write("0002_users", "users");
  git.commit("Users, made first and shared last");
  clone.git({"config", "user.name", "Ada"});
  clone.write("migrations/0002_accounts.sql", "CREATE TABLE accounts (a INTEGER);\n");
  // Older than what upstream has.
  clone.commit("Accounts");
  clone.git({"pull", "--quiet", "--no-rebase", "--no-edit"});
  EXPECT_NE(run_pawl(clone.path(), {"renumber", "--dry-run"}).out.find("0002_accounts.sql  ->  0003_accounts.sql"),
            std::string::npos);
}

TEST_F(renumber, AllDraftsMoveAndKeepTheirOrder) {
  write("0002_b", "b");
  write("0003_c", "c");
  run_pawl(git.path(), {"freeze"});
  git.commit("Freeze");
  write("0002_x", "x");
  write("0003_y", "y");
  write("0004_z", "z");
  git.commit("Drafts");
  EXPECT_EQ(run().out,
            "In migrations:\n"
            "  0002_x.sql  ->  0004_x.sql\n"
            "  0003_y.sql  ->  0005_y.sql\n"
            "  0004_z.sql  ->  0006_z.sql\n"
            "renamed 3 files; `pawl check` proves the new order\n");
  EXPECT_EQ(check(git).code, 0);
}

TEST_F(renumber, NamesThatAreTakenOnTheWayAreNoObstacle) {
  write("0002_same", "b");
  run_pawl(git.path(), {"freeze"});
  git.commit("Freeze");
  write("0002_next", "c");
  write("0003_next", "d");
  write("0004_next", "e");
  EXPECT_EQ(run().code, 0);
  EXPECT_EQ(files(), (names{"0001_notes.sql", "0002_same.sql", "0003_next.sql", "0004_next.sql", "0005_next.sql",
                            "migrations.lock"}));
  EXPECT_NE(run_pawl(git.path(), {"check"}).out.find("5 migrations"), std::string::npos);
}

TEST_F(renumber, EveryFileOfAMigrationMoves) {
  write("0002_frozen", "frozen");
  run_pawl(git.path(), {"freeze"});
  git.commit("Freeze");
  write("0002_two.sqlite.up", "two");
  git.write("migrations/0002_two.sqlite.down.sql", "DROP TABLE two;\n");
  git.write("migrations/0002_two.postgresql.up.sql", "CREATE TABLE two (a INTEGER);\n");
  git.write("migrations/0002_two.postgresql.down.sql", "-- nothing\n");
  write("sqlite/0002_three", "three");
  EXPECT_EQ(run().code, 0);
  EXPECT_EQ(files(),
            (names{"0001_notes.sql", "0002_frozen.sql", "0004_two.postgresql.down.sql", "0004_two.postgresql.up.sql",
                   "0004_two.sqlite.down.sql", "0004_two.sqlite.up.sql", "migrations.lock", "sqlite/0003_three.sql"}));
}

TEST_F(renumber, FilesThatGitDoesNotTrackAreRenamedToo) {
  write("0001_more", "more");
  EXPECT_EQ(run().code, 0);
  EXPECT_EQ(git.git({"status", "--short"}), "?? migrations/0002_more.sql");
}

TEST_F(renumber, WorksWithoutARepository) {
  write("0001_more", "more");
  git.remove(".git");
  const pawl::test::scoped_variable ceiling{"GIT_CEILING_DIRECTORIES", fs::path{git.path()}.parent_path()};
  EXPECT_EQ(run().code, 0);
  EXPECT_EQ(files(), (names{"0001_more.sql", "0002_notes.sql"}));
}

TEST_F(renumber, WorksInTheMiddleOfAMerge) {
  write("0002_frozen", "frozen");
  git.write("both", "a");
  git.commit("Base");
  git.git({"checkout", "--quiet", "-b", "theirs"});
  write("0003_b_theirs", "b");
  git.write("both", "b");
  git.commit("Theirs");
  git.git({"checkout", "--quiet", "main"});
  write("0003_a_ours", "a");
  git.write("both", "c");
  git.commit("Ours");
  EXPECT_ANY_THROW(git.git({"merge", "--quiet", "--no-edit", "theirs"}));
  EXPECT_NE(run().out.find("0003_a_ours.sql  ->  0004_a_ours.sql"), std::string::npos);
}

TEST_F(renumber, AsksAndTakesOnlyYesForAnAnswer) {
  write("0001_more", "more");
  fs::current_path(git.path());
  const char* const arguments[] = {"pawl", "renumber"};
  for (const std::string answer : {"n\n", "\n", "", "yep\n", "y\n"}) {
    std::istringstream in{answer};
    std::ostringstream out, err;
    EXPECT_EQ(run_command_line(2, arguments, {out, err, false, &in}), answer == "y\n" ? 0 : 1);
    EXPECT_EQ(err.str(), "Go on? [y/N] ");
    const bool agreed = answer == "y\n";
    EXPECT_EQ(out.str().ends_with("nothing was renamed\n"), !agreed) << answer;
    EXPECT_EQ(fs::exists(git / "migrations/0002_more.sql"), agreed) << answer;
  }
}

TEST_F(renumber, RefusesWithoutATerminal) {
  write("0001_more", "more");
  const verdict result = run({});
  EXPECT_EQ(result.code, 2);
  EXPECT_EQ(result.err, "pawl: nothing was renamed: there is no terminal to ask on; --yes does it without asking\n");
  EXPECT_EQ(files(), (names{"0001_more.sql", "0001_notes.sql"}));
}

TEST_F(renumber, ADryRunShowsAndRenamesNothing) {
  write("0001_more", "more");
  EXPECT_EQ(run({"--dry-run"}).out, "In migrations:\n  0001_more.sql  ->  0002_more.sql\n");
  EXPECT_EQ(files(), (names{"0001_more.sql", "0001_notes.sql"}));
}

TEST_F(renumber, LeavesASetAloneInWhichSomethingFrozenChanged) {
  write("0002_b", "b");
  run_pawl(git.path(), {"freeze"});
  git.commit("Freeze");
  write("0002_b", "other");
  write("0001_more", "more");
  const verdict result = run();
  EXPECT_EQ(result.code, 1);
  EXPECT_NE(result.err.find("[frozen-edited]"), std::string::npos);
  EXPECT_TRUE(fs::exists(git / "migrations/0001_more.sql"));
}

TEST_F(renumber, WantsTheMergeFirst) {
  git.git({"checkout", "--quiet", "-b", "feature"});
  git.git({"checkout", "--quiet", "main"});
  write("0002_theirs", "theirs");
  git.commit("Theirs");
  git.git({"checkout", "--quiet", "feature"});
  write("0002_mine", "mine");
  git.commit("Mine");
  const verdict result = run({"--yes", "--frozen-since", "main"});
  EXPECT_EQ(result.code, 1);
  EXPECT_NE(result.err.find("hint: `git merge main`, and then `pawl renumber --frozen-since main` gives it"),
            std::string::npos)
      << result.err;
  git.git({"merge", "--quiet", "--no-edit", "main"});
  EXPECT_EQ(run({"--yes", "--frozen-since", "main"}).code, 0);
  EXPECT_EQ(files(), (names{"0001_notes.sql", "0002_theirs.sql", "0003_mine.sql"}));
  EXPECT_EQ(check(git, {"--frozen-since", "main"}).err, "");
}

TEST_F(renumber, ARenamingThatFailsTakesTheOthersBack) {
  write("0002_a", "a");
  write("0003_b", "b");
  git.commit("Tracked");
  write("0004_c", "c");
  const std::string before = git.git({"status", "--short"});
  const auto rename = [&](std::vector<renaming> all) {
    try {
      rename_files(git / "migrations", all);
    } catch (const std::exception& error) {
      return std::string{error.what()};
    }
    return std::string{};
  };
  EXPECT_EQ(rename({{"0004_c.sql", "0005_c.sql"}, {"0003_b.sql", "0006_b.sql"}, {"0002_a.sql", "0001_notes.sql"}}),
            "0002_a.sql could not be named 0001_notes.sql: there is a file of that name; everything has its old name "
            "again");
  EXPECT_EQ(files(), (names{"0001_notes.sql", "0002_a.sql", "0003_b.sql", "0004_c.sql"}));
  EXPECT_EQ(git.git({"status", "--short"}), before);
}

TEST_F(renumber, AGitThatFailsMidwayTakesTheOthersBack) {
  write("0002_a", "a");
  run_pawl(git.path(), {"freeze"});
  git.commit("Freeze");
  write("0001_x", "x");
  write("0002_y", "y");
  git.commit("Drafts");
  const std::string before = git.git({"status", "--short"});
  const pawl::test::fake_git failing{
      "case \" $* \" in *' mv '*0001_x.sql*) echo 'fatal: no room' >&2; exit 128;; *) exec $GIT \"$@\";; esac\n"};
  const verdict result = run();
  EXPECT_EQ(result.code, 2);
  EXPECT_EQ(result.err,
            "pawl: 0001_x.sql could not be named 0003_x.sql: git says: no room; everything has its old name again\n");
  EXPECT_EQ(files(), (names{"0001_notes.sql", "0001_x.sql", "0002_a.sql", "0002_y.sql", "migrations.lock"}));
  EXPECT_EQ(git.git({"status", "--short"}), before);
}

}  // namespace
