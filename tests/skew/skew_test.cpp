// Releases of one program meet on one database: an older one beside a newer one, refused by it, and back to where it
// was.

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "support/process.hpp"
#include "support/temporary_folder.hpp"
#ifdef WITH_POSTGRESQL
#include "support/postgresql_server.hpp"
#endif

namespace pawl::test {
namespace {

class skew : public testing::TestWithParam<std::string> {
 protected:
  skew() : where_{folder_ / "notes.db"} {
#ifdef WITH_POSTGRESQL
    if (GetParam() != "postgresql") return;
    server_ = std::make_unique<test_database>();
    where_ = server_->connection_string();
#endif
  }

  process_result run(int release, const std::string& choice, const std::string& title = {}) const {
    static const std::vector<std::string> programs{SKEW_1, SKEW_2, SKEW_3};
    std::vector<std::string> arguments{where_, choice};
    if (!title.empty()) arguments.push_back(title);
    return test::run({.program = programs.at(static_cast<std::size_t>(release - 1)), .arguments = arguments});
  }

  /// What it prints; it must succeed.
  std::string output_of(int release, const std::string& choice, const std::string& title = {}) const {
    const process_result result = run(release, choice, title);
    EXPECT_EQ(result.errors, "");
    EXPECT_EQ(result.exit_code, 0);
    return result.output;
  }

 private:
  temporary_folder folder_;
  std::string where_;
#ifdef WITH_POSTGRESQL
  std::unique_ptr<test_database> server_;
#endif
};

TEST_P(skew, OfCompatibleReleasesLetsBothRun) {
  EXPECT_EQ(output_of(1, "refuse", "a"), "+0001\na: a of 1\n");
  EXPECT_EQ(output_of(2, "refuse", "b"), "+0002\na: a of 1\nb: b of 2\n");
  EXPECT_EQ(output_of(1, "allow_compatible", "c"), "1 newer\na: a of 1\nb: b of 2\nc: c of 1\n");
  EXPECT_EQ(output_of(2, "refuse"), "a: a of 1\nb: b of 2\nc: c of 1\n");
  EXPECT_EQ(run(1, "refuse").errors,
            "the database is newer than this program, which does not know 1 of its migrations:\n"
            "  0002 add_colours, applied by notes 2.0: compatible\n"
            "hint: update this program, or let it run as it is: options.newer_database = allow_compatible\n");
}

TEST_P(skew, OfABreakingReleaseIsRefused) {
  output_of(3, "refuse", "a");
  const process_result refused = run(1, "allow_compatible", "b");
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_EQ(refused.output, "");
  EXPECT_EQ(refused.errors,
            "the database is newer than this program, which does not know 2 of its migrations:\n"
            "  0002 add_colours, applied by notes 3.0: compatible\n"
            "  0003 rename_body, applied by notes 3.0: breaking\n"
            "hint: update this program; options.newer_database = allow_compatible takes compatible migrations alone\n");
  EXPECT_EQ(output_of(3, "refuse"), "a: a of 3\n");
}

TEST_P(skew, IsTakenBackByTheOlderRelease) {
  output_of(1, "refuse", "a");
  EXPECT_EQ(output_of(3, "refuse", "b"), "+0002\n+0003\na: a of 1\nb: b of 3\n");
  EXPECT_EQ(output_of(1, "downgrade", "c"), "-0003\n-0002\na: a of 1\nb: b of 3\nc: c of 1\n");
  EXPECT_EQ(output_of(1, "refuse"), "a: a of 1\nb: b of 3\nc: c of 1\n");
  EXPECT_EQ(output_of(3, "refuse"), "+0002\n+0003\na: a of 1\nb: b of 3\nc: c of 1\n");
  EXPECT_EQ(output_of(2, "downgrade"), "-0003\na: a of 1\nb: b of 3\nc: c of 1\n");
}

std::vector<std::string> engines() {
  std::vector<std::string> names;
#ifdef WITH_SQLITE
  names.emplace_back("sqlite");
#endif
#ifdef WITH_POSTGRESQL
  names.emplace_back("postgresql");
#endif
  return names;
}

INSTANTIATE_TEST_SUITE_P(on, skew, testing::ValuesIn(engines()), [](const auto& which) { return which.param; });

}  // namespace
}  // namespace pawl::test
