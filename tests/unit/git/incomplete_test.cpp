// Clones and checkouts that do not hold everything: shallow, of a single branch, partial, sparse.

#include "unit/git/shipped.hpp"

namespace {

using pawl::test::git_repository;

class incomplete : public pawl::test::shipped_repository {};

TEST_F(incomplete, AShallowCloneWithoutTheRef) {
  const git_repository clone{git, {"--depth=1"}};
  const std::string errors = since(clone, "origin/release");
  EXPECT_EQ(errors,
            "migrations: error: FROZEN_SINCE origin/release: this clone is shallow, and does not have origin/release "
            "[frozen-since]\n"
            "hint: fetch it with `git fetch --unshallow --tags origin '+refs/heads/*:refs/remotes/origin/*'`;\n"
            "      in a CI job, ask for the whole history (`fetch-depth: 0`)\n"
            "1 error\n");
  clone.git({"fetch", "--quiet", "--unshallow", "--tags", "origin", "+refs/heads/*:refs/remotes/origin/*"});
  EXPECT_EQ(since(clone, "origin/release"), "");
  EXPECT_EQ(since(clone, "shipped"), "");
}

TEST_F(incomplete, AShallowCloneWithTheRefIsEnough) {
  const git_repository clone{git, {"--depth=1"}};
  EXPECT_EQ(since(clone, "origin/main"), "");
  clone.write("migrations/0001_a.sql", "CREATE TABLE a (c);\n");
  const std::string errors = since(clone, "origin/main");
  EXPECT_NE(errors.find("[frozen-edited]"), std::string::npos) << errors;
  EXPECT_NE(errors.find("holds it, which is origin/main"), std::string::npos) << errors;
}

TEST_F(incomplete, AShallowCloneThatDoesNotShowWhereTheBranchBegan) {
  git.git({"checkout", "--quiet", "-b", "feature", "release"});
  git.write("migrations/0002_mine.sql", "CREATE TABLE mine (a);\n");
  git.commit("Mine");
  const git_repository clone{git, {"--depth=1", "--branch=feature"}};
  clone.git({"fetch", "--quiet", "--depth=1", "origin", "+refs/heads/*:refs/remotes/origin/*"});
  EXPECT_EQ(since(clone, "origin/main"),
            "migrations: error: FROZEN_SINCE origin/main: this clone is shallow, and does not show what this branch "
            "and that commit have in common [frozen-since]\n"
            "hint: fetch the rest with `git fetch --unshallow --tags origin '+refs/heads/*:refs/remotes/origin/*'`\n"
            "1 error\n");
  clone.git({"fetch", "--quiet", "--unshallow", "--tags", "origin", "+refs/heads/*:refs/remotes/origin/*"});
  EXPECT_NE(since(clone, "origin/main").find("this draft has the version of 0002_b"), std::string::npos);
}

TEST_F(incomplete, ASingleBranchCloneWithoutTheRef) {
  const git_repository clone{git, {"--single-branch", "--no-tags"}};
  EXPECT_NE(since(clone, "origin/release").find("fetch it with `git fetch --tags origin"), std::string::npos);
  clone.git({"fetch", "--quiet", "--tags", "origin", "+refs/heads/*:refs/remotes/origin/*"});
  EXPECT_EQ(since(clone, "origin/release"), "");
}

TEST_F(incomplete, APartialClone) {
  git.git({"config", "uploadpack.allowFilter", "true"});
  git.write("migrations/0001_a.sql", "CREATE TABLE a (b); -- a comment\n");
  git.commit("Three");
  const git_repository clone{git, {"--filter=blob:none"}};
  const std::string errors = since(clone);
  EXPECT_EQ(
      errors,
      "migrations: error: FROZEN_SINCE shipped: this clone lacks the texts of that commit [frozen-since]\n"
      "hint: a partial clone gets them when they are needed, and a build does not use the network: fetch them with "
      "`git fetch --refetch --no-filter`;\n"
      "      in a clone that is not partial, `git fsck` tells what is damaged\n"
      "1 error\n");
  clone.git({"fetch", "--quiet", "--refetch", "--no-filter"});
  EXPECT_EQ(since(clone), "");
}

TEST_F(incomplete, APartialCloneWithoutFolders) {
  git.git({"config", "uploadpack.allowFilter", "true"});
  const git_repository clone{git, {"--filter=tree:0"}};
  EXPECT_NE(since(clone).find("this clone lacks the texts of that commit [frozen-since]\n"), std::string::npos);
  clone.git({"fetch", "--quiet", "--refetch", "--no-filter"});
  EXPECT_EQ(since(clone), "");
}

TEST_F(incomplete, ASparseCheckoutThatLeavesFilesOut) {
  git.git({"sparse-checkout", "set", "--no-cone", "/*", "!/migrations/0001_a.sql"});
  const std::string errors = since(git);
  EXPECT_NE(errors.find("migration 0001_a, frozen by commit "), std::string::npos) << errors;
  EXPECT_NE(errors.find(", is not in this sparse checkout [frozen-deleted]"), std::string::npos) << errors;
  git.git({"sparse-checkout", "disable"});
  EXPECT_EQ(since(git), "");
}

TEST_F(incomplete, ASparseCheckoutThatLeavesAFolderOut) {
  git.write("migrations/sqlite/0003_c.sql", "CREATE TABLE c (d);\n");
  git.commit("Three");
  git.git({"sparse-checkout", "set", "--cone", "migrations/other"});
  const std::string errors = since(git, "HEAD");
  EXPECT_NE(errors.find("hint: `git sparse-checkout add migrations/` takes it in, or `git sparse-checkout disable`\n"),
            std::string::npos)
      << errors;
  git.git({"sparse-checkout", "add", "migrations/"});
  EXPECT_EQ(since(git, "HEAD"), "");
}

}  // namespace
