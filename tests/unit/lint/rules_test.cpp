// Each rule is a source, a page, and a file of tests.

#include <fstream>
#include <iterator>

#include "diagnostics/catalogue.hpp"
#include "diagnostics/pages.hpp"
#include "support/process.hpp"
#include "support/temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;
using namespace pawl::generator;

const fs::path root = PAWL_SOURCE_DIR;

/// The rules of a dialect, by the names of their files.
std::vector<std::string> rules_of(const std::string& dialect) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator{root / "generator/lint" / dialect / "rules"})
    names.push_back(entry.path().stem().string());
  return names;
}

std::string id_of(std::string name) {
  std::ranges::replace(name, '_', '-');
  return name;
}

class rules : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(of, rules, testing::Values("sqlite", "postgresql"),
                         [](const auto& dialect) { return dialect.param; });

TEST_P(rules, HaveAPageAndTests) {
  const auto names = rules_of(GetParam());
  EXPECT_FALSE(names.empty());
  for (const auto& name : names) {
    const auto* page = find_page(id_of(name));
    EXPECT_TRUE(page != nullptr && page->is_rule) << name << " has no page";
    EXPECT_TRUE(fs::exists(root / "tests/unit" / ("lint_" + GetParam()) / (name + "_test.cpp"))) << name;
  }
}

TEST(lint_pages, SayWhatCanGoWrongAndWhatToDo) {
  for (const auto& page : pages()) {
    if (!page.is_rule) continue;
    EXPECT_TRUE(page.text.starts_with("# " + std::string{page.id} + "\n\n")) << page.id;
    EXPECT_NE(page.text.find("\n## What can go wrong\n"), std::string::npos) << page.id;
    EXPECT_NE(page.text.find("\n## What to do\n"), std::string::npos) << page.id;
    EXPECT_NE(page.text.find(": warning: "), std::string::npos) << page.id << " shows no warning";
    EXPECT_FALSE(is_catalogued(page.id)) << page.id << " is a diagnostic's id";
  }
}

TEST(lint_pages, StandInTheListOfRules) {
  std::ifstream file{root / "docs/lint.md"};
  const std::string list{std::istreambuf_iterator<char>{file}, {}};
  for (const auto& page : pages()) {
    if (!page.is_rule) continue;
    EXPECT_NE(list.find("(lint/" + std::string{page.id} + ".md)"), std::string::npos) << page.id;
  }
}

pawl::test::process_result new_rule(const fs::path& folder, std::vector<std::string> arguments) {
  return pawl::test::run({.program = (folder / "scripts/new-rule.sh").string(), .arguments = std::move(arguments)});
}

TEST(new_rule_script, MakesWhatARuleIs) {
  const pawl::test::temporary_folder folder;
  const fs::path top = folder.path();
  for (const auto* path : {"scripts", "generator/lint/sqlite/rules", "docs/lint", "docs/diagnostics"})
    fs::create_directories(top / path);
  fs::copy(root / "scripts/new-rule.sh", top / "scripts/new-rule.sh");
  ASSERT_EQ(new_rule(top, {"sqlite", "odd-names", "a name that is odd"}).exit_code, 0);
  for (const auto* path : {"generator/lint/sqlite/rules/odd_names.cpp", "tests/unit/lint_sqlite/odd_names_test.cpp",
                           "docs/lint/odd-names.md"})
    EXPECT_TRUE(fs::exists(top / path)) << path;
  EXPECT_EQ(new_rule(top, {"sqlite", "odd-names", "again"}).exit_code, 2) << "nothing is overwritten";
  EXPECT_EQ(new_rule(top, {"sqlite", "../odd", "a path"}).exit_code, 2);
  EXPECT_EQ(new_rule(top, {"oracle", "odd", "a dialect"}).exit_code, 2);
}

}  // namespace
