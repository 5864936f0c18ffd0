#pragma once

/// A repository of which a commit has shipped.

#include <gtest/gtest.h>

#include "unit/git/checked.hpp"

namespace pawl::test {

/// A repository with two commits, of which `shipped` names the first.
class shipped_repository : public testing::Test {
 protected:
  shipped_repository() {
    git.write("migrations/0001_a.sql", "CREATE TABLE a (b);\n");
    git.commit("One");
    git.git({"tag", "shipped"});
    git.git({"branch", "release"});
    git.write("migrations/0002_b.sql", "CREATE TABLE b (c);\n");
    git.commit("Two");
  }

  static std::string since(const git_repository& where, const char* ref = "shipped") {
    const std::string argument = std::string{"--frozen-since="} + ref;
    const auto result = check(where, {argument.c_str()});
    EXPECT_EQ(result.code, result.err.empty() ? 0 : 1);
    return result.err;
  }

  git_repository git;
};

}  // namespace pawl::test
