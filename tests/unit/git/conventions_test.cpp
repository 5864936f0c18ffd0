// Folders of other tools: what is frozen in them by a commit, remembered of them, and renumbered.

#include <algorithm>

#include "unit/git/checked.hpp"

namespace {

namespace fs = std::filesystem;
using pawl::test::check;
using pawl::test::git_repository;
using pawl::test::run_pawl;

using names = std::vector<std::string>;

struct convention_case {
  std::string name;
  /// What ships, what is frozen after it, and a draft that takes a version before it.
  std::string first, second, draft;
  /// The draft's files without and with the version they get.
  names before, after;
};

void PrintTo(const convention_case& which, std::ostream* out) { *out << which.name; }

const convention_case cases[] = {
    {"Diesel",
     "2018-01-14-171611_notes/up.sql",
     "2018-01-15-171611_tags/up.sql",
     "2018-01-15-000000_users/up.sql",
     {"2018-01-15-000000_users/down.sql", "2018-01-15-000000_users/up.sql"},
     {"_users/down.sql", "_users/up.sql"}},
    {"Flyway",
     "V1.1__notes.sql",
     "V1.2__tags.sql",
     "V1.1.5__users.sql",
     {"U1.1.5__users.sql", "V1.1.5__users.sql"},
     {"U1.3__users.sql", "V1.3__users.sql"}},
    {"Pairs",
     "000001_notes.up.sql",
     "000002_tags.up.sql",
     "000002_users.up.sql",
     {"000002_users.down.sql", "000002_users.up.sql"},
     {"000003_users.down.sql", "000003_users.up.sql"}},
    {"Folders",
     "sqlite/0001_notes.sql",
     "sqlite/0002_tags.sql",
     "sqlite/0002_users.sql",
     {"sqlite/0002_users.sql"},
     {"sqlite/0003_users.sql"}},
};

/// A folder as another tool has it: two migrations, of which a commit brought in each.
class conventions : public testing::TestWithParam<convention_case> {
 protected:
  conventions() {
    write(which.first, "CREATE TABLE notes (\n  a INTEGER\n);\n");
    git.commit("Notes");
    write(which.second, "CREATE TABLE tags (a INTEGER);\n");
    second = git.commit("Tags");
    git.git({"tag", "shipped"});
  }

  void write(const std::string& name, std::string_view text) const { git.write("migrations/" + name, text); }

  /// Pairs and folders want their down scripts.
  void write_draft() const {
    for (const std::string& name : which.before)
      write(name, name == which.draft ? "CREATE TABLE users (a INTEGER);\n" : "DROP TABLE users;\n");
  }

  const convention_case& which = GetParam();
  git_repository git;
  std::string second;
};

INSTANTIATE_TEST_SUITE_P(of, conventions, testing::ValuesIn(cases), [](const auto& each) { return each.param.name; });

TEST_P(conventions, WhatACommitHoldsIsFrozen) {
  EXPECT_EQ(check(git, {"--frozen-since", "shipped"}).out, "2 migrations, 2 frozen, 0 drafts");
  write(which.first, "CREATE TABLE notes (\n  a TEXT\n);\n");
  const std::string edited = check(git, {"--frozen-since", "shipped"}).err;
  EXPECT_NE(edited.find("migrations/" + which.first + ":2:5: error: "), std::string::npos) << edited;
  EXPECT_NE(edited.find(second + ":migrations/" + which.first + ":2:5: note: it was frozen as this"), std::string::npos)
      << edited;
  EXPECT_NE(edited.find("of 2026-01-01 brought it in: Notes"), std::string::npos) << edited;
  git.git({"checkout", "--quiet", "shipped", "--", "migrations"});
  git.remove("migrations/" + which.second);
  const std::string deleted = check(git, {"--frozen-since", "shipped"}).err;
  EXPECT_NE(deleted.find("git checkout " + second + " -- migrations/" + which.second), std::string::npos) << deleted;
}

TEST_P(conventions, TheTextThatTheLockFileFrozeIsRemembered) {
  ASSERT_EQ(run_pawl(git.path(), {"freeze", "--release", "1.0"}).code, 0);
  git.commit("Freeze");
  write(which.first, "CREATE TABLE notes (\n  a TEXT\n);\n");
  git.commit("Break");
  const std::string errors = check(git).err;
  EXPECT_NE(errors.find(":migrations/" + which.first + ":2:5: note: it was frozen as this"), std::string::npos)
      << errors;
}

TEST_P(conventions, ADraftIsRenumberedWithAllItsFiles) {
  write_draft();
  git.commit("Users");
  EXPECT_EQ(check(git, {"--frozen-since", "shipped"}).code, 1);
  const auto result = run_pawl(git.path(), {"renumber", "--yes", "--frozen-since", "shipped"});
  EXPECT_EQ(result.err, "");
  const auto checked = check(git, {"--frozen-since", "shipped"});
  EXPECT_EQ(checked.out.substr(0, checked.out.find('\n')), "3 migrations, 2 frozen, 1 draft") << checked.err;
  names files;
  for (const auto& entry : fs::recursive_directory_iterator{git / "migrations"})
    if (entry.is_regular_file()) files.push_back(fs::relative(entry.path(), git / "migrations").string());
  for (const std::string& name : which.before) EXPECT_EQ(std::ranges::count(files, name), 0) << name;
  for (const std::string& end : which.after)
    EXPECT_EQ(std::ranges::count_if(files, [&](const std::string& file) { return file.ends_with(end); }), 1) << end;
  EXPECT_EQ(git.git({"status", "--short"}).find("??"), std::string::npos);
}

}  // namespace
