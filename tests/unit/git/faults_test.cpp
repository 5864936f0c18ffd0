// A git that dies, hangs or lies, and how often git is started.

#include <thread>

#include "git/repository.hpp"
#include "unit/git/shipped.hpp"

namespace {

using pawl::test::check;
using pawl::test::fake_git;
using pawl::test::git_repository;
using pawl::test::replaced;

class git_faults : public pawl::test::shipped_repository {};

TEST_F(git_faults, AGitThatDies) {
  const fake_git dying{"kill -SEGV $$\n"};
  EXPECT_NE(since(git).find("FROZEN_SINCE shipped: git was ended by signal 11 [frozen-since]"), std::string::npos);
}

TEST_F(git_faults, AGitThatFailsWithoutAWord) {
  const fake_git silent{"exit 3\n"};
  EXPECT_NE(since(git).find("git failed with exit code 3 and without a word [frozen-since]"), std::string::npos);
}

/// Rubbish instead of the answer to one command; the others answer truly.
class rubbish : public git_faults, public testing::WithParamInterface<const char*> {};

INSTANTIATE_TEST_SUITE_P(from, rubbish, testing::Values("rev-parse", "ls-tree", "cat-file"),
                         [](const auto& which) { return replaced(which.param, "-", "_"); });

TEST_P(rubbish, IsAnError) {
  for (const char* answer : {"printf 'a\\nb c d e\\n\\000\\n\\377'", "head -c 3000000 /dev/urandom", ":"}) {
    const fake_git lying{"case \" $* \" in *' " + std::string{GetParam()} + " '*) " + answer +
                         ";; *) exec $GIT \"$@\";; esac\n"};
    const std::string errors = since(git);
    // A folder that the commit does not have is no error.
    if (errors.empty() && std::string_view{answer} == ":" && std::string_view{GetParam()} == "ls-tree") continue;
    EXPECT_NE(errors.find("FROZEN_SINCE shipped: git answered what pawl does not understand [frozen-since]"),
              std::string::npos)
        << answer << '\n'
        << errors;
  }
}

TEST_F(git_faults, AHistoryThatIsRubbishCostsOnlyTheNoteAboutIt) {
  git.write("migrations/0001_a.sql", "CREATE TABLE a (c);\n");
  const fake_git lying{"case \" $* \" in *' log '*) echo x;; *) exec $GIT \"$@\";; esac\n"};
  const std::string errors = since(git);
  EXPECT_NE(errors.find("[frozen-edited]"), std::string::npos) << errors;
  EXPECT_NE(errors.find("holds it, which is shipped"), std::string::npos) << errors;
}

TEST_F(git_faults, AGitThatHangsIsGivenUpWithAllItStarted) {
  const fake_git hanging{"sleep 600 & echo $! > \"$0.child\"\nwait\n"};
  const auto begin = std::chrono::steady_clock::now();
  try {
    const pawl::generator::repository repository{git / "migrations", std::chrono::milliseconds{300}};
    FAIL() << "it answered";
  } catch (const pawl::generator::git_error& error) {
    EXPECT_STREQ(error.what(), "git did not answer within 300 ms");
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds{30});
  std::ifstream file{hanging / "git.child"};
  pid_t child = 0;
  ASSERT_TRUE(file >> child);
  // Whoever is killed may still have to see it.
  const auto lives = [child] {
    std::ifstream status{"/proc/" + std::to_string(child) + "/stat"};
    std::string number, name, state;
    return (status >> number >> name >> state) && state != "Z" && state != "X";
  };
  for (int i = 0; i < 1000 && lives(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds{10});
  EXPECT_FALSE(lives());
}

/// How often git is started.
int calls_for(const git_repository& git, const char* ref) {
  const fake_git counting{"echo x >> \"$0.calls\"\nexec $GIT \"$@\"\n"};
  const std::string argument = std::string{"--frozen-since="} + ref;
  check(git, {argument.c_str()});
  std::ifstream file{counting / "git.calls"};
  int calls = 0;
  for (std::string line; std::getline(file, line);) ++calls;
  return calls;
}

void write_many(const git_repository& git, int number, std::string_view text) {
  for (int i = 1; i <= number; ++i) {
    const std::string digits = std::to_string(i);
    git.write("migrations/" + std::string(4 - digits.size(), '0') + digits + "_m.sql", text);
  }
}

TEST(git_calls, AreAsManyForThousandFilesAsForTen) {
  std::vector<int> sound, edited;
  for (const int number : {10, 1000}) {
    const git_repository git;
    write_many(git, number, "SELECT 1;\n");
    git.commit("Many");
    sound.push_back(calls_for(git, "HEAD"));
    write_many(git, number, "SELECT 2;\n");
    edited.push_back(calls_for(git, "HEAD"));
  }
  EXPECT_EQ(sound, (std::vector<int>{5, 5}));
  EXPECT_EQ(edited, (std::vector<int>{6, 6}));
}

}  // namespace
