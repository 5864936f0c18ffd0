/// Every guide, done as it says: its files written, its commands run, what they print compared.

#include "guides/guide.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "support/process.hpp"

namespace pawl::test {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

std::vector<std::string> guides() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator{PAWL_SOURCE_DIR "/docs/guides"}) {
    if (entry.path().extension() == ".md") names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

class guide : public testing::TestWithParam<std::string> {
 protected:
  guide() : folder_{fs::path{PAWL_GUIDES} / GetParam()} {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "project");
  }
  ~guide() override {
    if (!HasFailure()) fs::remove_all(folder_);
  }

  void follow(const guide_block& block) {
    SCOPED_TRACE("docs/guides/" + GetParam() + ".md:" + std::to_string(block.line));
    using kind = guide_block::kind_type;
    if (block.kind == kind::file) return write(block);
    if (block.kind == kind::output) {
      EXPECT_EQ(missing_line(block.text, printed_), "") << "printed was:\n" << printed_;
      return;
    }
    const process_result result = run({.program = "bash",
                                       .arguments = {"-euo", "pipefail", "-c", block.text},
                                       .directory = folder_ / "project",
                                       .environment = environment(),
                                       .timeout = std::chrono::minutes{10}});
    printed_ = result.output + result.errors;
    EXPECT_EQ(result.exit_code != 0, block.kind == kind::failing_commands) << "exit code " << result.exit_code << "\n"
                                                                           << printed_;
  }

 private:
  void write(const guide_block& block) const {
    const fs::path file = folder_ / "project" / block.path;
    fs::create_directories(file.parent_path());
    std::ofstream{file, std::ios::binary} << block.text;
  }

  std::map<std::string, std::optional<std::string>> environment() const {
    const char* const path = std::getenv("PATH");
    return {{"PATH", std::string{PAWL_PREFIX "/bin:"} + (path == nullptr ? "/usr/bin:/bin" : path)},
            {"CMAKE_PREFIX_PATH", PAWL_PREFIX},
            {"CMAKE_GENERATOR", "Ninja"},
            {"HOME", folder_.string()},
            {"DATABASE_URL", std::nullopt},
            {"GIT_CONFIG_NOSYSTEM", "1"},
            {"GIT_AUTHOR_NAME", "Ada"},
            {"GIT_AUTHOR_EMAIL", "ada@example.org"},
            {"GIT_COMMITTER_NAME", "Ada"},
            {"GIT_COMMITTER_EMAIL", "ada@example.org"},
            {"GIT_AUTHOR_DATE", "2026-01-31T12:00:00Z"},
            {"GIT_COMMITTER_DATE", "2026-01-31T12:00:00Z"}};
  }

  fs::path folder_;
  /// By the last commands.
  std::string printed_;
};

TEST_P(guide, DoesWhatItSays) {
  const std::vector<guide_block> blocks = read_guide(read(PAWL_SOURCE_DIR "/docs/guides/" + GetParam() + ".md"));
  ASSERT_FALSE(blocks.empty());
  for (const guide_block& block : blocks) {
    follow(block);
    if (HasFailure()) return;
  }
}

INSTANTIATE_TEST_SUITE_P(docs, guide, testing::ValuesIn(guides()), [](const auto& of) {
  std::string name = of.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(read_guide, TellsTheKindsOfBlocksApart) {
  const auto blocks = read_guide(
      "# A\n```sql a/b.sql\nSELECT 1;\n```\n\n```sh\nls\n```\n```sh "
      "fails\nfalse\n```\n```cpp\nx\n```\n```text\ny\n```\n");
  ASSERT_EQ(blocks.size(), 4U);
  EXPECT_EQ(blocks[0].path, "a/b.sql");
  EXPECT_EQ(blocks[0].text, "SELECT 1;\n");
  EXPECT_EQ(blocks[0].line, 2);
  EXPECT_EQ(blocks[1].kind, guide_block::kind_type::commands);
  EXPECT_EQ(blocks[2].kind, guide_block::kind_type::failing_commands);
  EXPECT_EQ(blocks[3].kind, guide_block::kind_type::output);
}

TEST(missing_line, WantsEveryLineInItsOrder) {
  EXPECT_EQ(missing_line("a\nb\n", "a\nb\n"), "");
  EXPECT_EQ(missing_line("a\nc\n", "a\nb\nc\n"), "c");
  EXPECT_EQ(missing_line("a\n...\nc\n", "a\nb\nc\n"), "");
  EXPECT_EQ(missing_line("...\nc\na\n", "a\nb\nc\n"), "a");
}

}  // namespace
}  // namespace pawl::test
