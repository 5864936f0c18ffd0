// What the README tells a newcomer to write is a project that builds and runs.

#include <fstream>
#include <map>
#include <sstream>

#include "cmake/support/cmake_case.hpp"

namespace pawl::test {

namespace {

/// The text between the first pair of back-quotes in a line.
std::string quoted_in(const std::string& line) {
  const auto begin = line.find('`');
  const auto end = begin == std::string::npos ? begin : line.find('`', begin + 1);
  return end == std::string::npos ? std::string{} : line.substr(begin + 1, end - begin - 1);
}

/// The fenced blocks below `## What you write`, by the file that the last line of text before each of them names.
std::map<std::string, std::string> snippets() {
  std::ifstream readme{PAWL_SOURCE_DIR "/README.md"};
  std::map<std::string, std::string> found;
  bool in_section = false;
  std::string* block = nullptr;
  std::string before;
  for (std::string line; std::getline(readme, line);) {
    if (line.starts_with("## ")) in_section = line == "## What you write";
    if (!in_section) continue;
    if (line.starts_with("```")) {
      block = block == nullptr ? &found[quoted_in(before)] : nullptr;
    } else if (block != nullptr) {
      *block += line + '\n';
    } else if (!line.empty()) {
      before = line;
    }
  }
  return found;
}

}  // namespace

class readme : public consumer_case {
 protected:
  readme() : consumer_case{"Ninja", "package/consumer"} {}
};

TEST_F(readme, SnippetsBuildAProgramThatUpgradesItsDatabase) {
  const auto files = snippets();
  ASSERT_TRUE(files.contains("CMakeLists.txt"));
  ASSERT_TRUE(files.contains("main.cpp"));
  ASSERT_GE(files.size(), 3U) << "no migration";
  for (const char* file : {"CMakeLists.txt", "main.cpp", "migrations"}) project.remove(file);
  for (const auto& [file, text] : files) {
    ASSERT_NE(file, "") << "a block does not say which file it is:\n" << text;
    project.write(file, text);
  }
  build_green();

  for (const char* start : {"first", "second"}) {
    SCOPED_TRACE(start);
    EXPECT_TRUE(is_green(run({.program = project.program("notes").string(), .directory = project.tree()})));
  }
  const process_result history =
      run({.program = "sqlite3",
           .arguments = {"notes.db", "SELECT 'migrations/' || version || '_' || name || '.sql' FROM pawl_history"},
           .directory = project.tree()});
  EXPECT_TRUE(is_green(history));
  EXPECT_TRUE(files.contains(history.output.substr(0, history.output.find('\n')))) << history.output;
}

}  // namespace pawl::test
