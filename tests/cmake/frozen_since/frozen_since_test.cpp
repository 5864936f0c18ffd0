// FROZEN_SINCE in a project that lies in a repository: what a commit holds is frozen, and a build sees that a name
// moved.

#include "cmake/support/cmake_case.hpp"
#include "support/git_repository.hpp"

namespace pawl::test {

/// A project without a lock file, all of whose four migrations the branch main holds.
class frozen_since : public cmake_case {
 protected:
  frozen_since() : git{project.source()} {
    project.remove("migrations/migrations.lock");
    project.replace("CMakeLists.txt", "DIALECTS sqlite", "DIALECTS sqlite FROZEN_SINCE main");
    git.commit("Ship it");
  }

  work build() {
    const process_result result = project.build();
    EXPECT_TRUE(is_green(result));
    return work_of(result);
  }

  git_repository git;
};

PAWL_WITH_EACH_GENERATOR(frozen_since);

TEST_P(frozen_since, AnEditOfWhatTheCommitHoldsFailsTheBuild) {
  build_green();
  EXPECT_EQ(build(), work{});
  const std::string before = project.read("migrations/0001_create_notes.sql");
  project.replace("migrations/0001_create_notes.sql", "body TEXT", "body BLOB");
  EXPECT_TRUE(is_red(project.build(), "[frozen-edited]"));
  EXPECT_TRUE(is_red(project.build(), "brought it in: Ship it"));
  project.write("migrations/0001_create_notes.sql", before);
  build();
}

TEST_P(frozen_since, ADraftMayChangeUntilTheNameMoves) {
  project.write("migrations/0005_more.sql", "CREATE TABLE more (id INTEGER);\n");
  build_green();
  project.write("migrations/0005_more.sql", "CREATE TABLE more (name TEXT);\n");
  EXPECT_EQ(build().proved, 1);
  git.commit("Ship more");
  EXPECT_EQ(build().proved, 1) << "nobody saw that main moved";
  EXPECT_EQ(build(), work{});
  project.write("migrations/0005_more.sql", "CREATE TABLE more (name TEXT, size INTEGER);\n");
  EXPECT_TRUE(is_red(project.build(), "brought it in: Ship more"));
}

TEST_P(frozen_since, ANameThatMovedIsSeenWhereGitPackedIt) {
  git.git({"checkout", "--quiet", "-b", "feature"});
  git.git({"pack-refs", "--all"});
  build_green();
  EXPECT_EQ(build(), work{});
  project.replace("migrations/0001_create_notes.sql", "body TEXT", "body BLOB");
  git.commit("Edit it");
  EXPECT_TRUE(is_red(project.build(), "[frozen-edited]"));
  // Somebody says that this was never shipped.
  git.git({"branch", "--force", "main", "feature"});
  build();
  git.git({"pack-refs", "--all"});
  build();
  git.git({"branch", "--force", "main", "feature~1"});
  EXPECT_TRUE(is_red(project.build(), "[frozen-edited]"));
}

TEST_P(frozen_since, ARefThatIsNotThereFailsTheBuildUntilItIs) {
  project.replace("CMakeLists.txt", "FROZEN_SINCE main", "FROZEN_SINCE v1");
  ASSERT_TRUE(is_green(project.configure()));
  EXPECT_TRUE(is_red(project.build(), "this repository has no branch, tag or commit v1 [frozen-since]"));
  git.git({"tag", "v1"});
  build();
}

TEST_P(frozen_since, ARefThatLooksLikeAnOptionIsNone) {
  project.replace("CMakeLists.txt", "FROZEN_SINCE main", "FROZEN_SINCE --version");
  ASSERT_TRUE(is_green(project.configure()));
  EXPECT_TRUE(is_red(project.build(), "does not begin with `-` [frozen-since]"));
}

TEST_P(frozen_since, TwoBranchesThatTookOneNumberAreOneCommandAwayFromRight) {
  build_green();
  git.git({"checkout", "--quiet", "-b", "feature"});
  project.write("migrations/0005_colours.sql",
                "CREATE TABLE colours (name TEXT);\n-- migrate:down\nDROP TABLE colours;\n");
  git.commit("Colours");
  git.git({"checkout", "--quiet", "main"});
  project.write("migrations/0005_users.sql", "CREATE TABLE users (name TEXT);\n");
  git.commit("Users");
  git.git({"checkout", "--quiet", "feature"});
  git.git({"merge", "--quiet", "--no-edit", "main"});
  EXPECT_TRUE(is_red(project.build(), "[duplicate-version]"));
  const process_result renumbered = run({.program = PAWL_PREFIX "/bin/pawl",
                                         .arguments = {"renumber", "--yes", "--frozen-since", "main"},
                                         .directory = project.source()});
  EXPECT_TRUE(is_green(renumbered));
  build();
  EXPECT_NE(project.output().find("0005 users t1:"), std::string::npos);
  EXPECT_NE(project.output().find("0006 colours t1:"), std::string::npos);
  EXPECT_EQ(git.git({"status", "--short"}), "R  migrations/0005_colours.sql -> migrations/0006_colours.sql");
}

TEST_P(frozen_since, TheFreezeTargetKnowsItToo) {
  build_green();
  project.replace("migrations/0001_create_notes.sql", "body TEXT", "body BLOB");
  EXPECT_TRUE(is_red(project.build({"--target", "notes_schema_freeze"}), "[frozen-edited]"));
}

}  // namespace pawl::test
