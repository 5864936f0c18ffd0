#include "diagnostics/catalogue.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace {

namespace fs = std::filesystem;
using pawl::generator::catalogue;
using pawl::generator::catalogue_entry;

const fs::path root{PAWL_SOURCE_DIR};

std::string content(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

TEST(catalogue, IsSortedAndHoldsEachIdOnce) {
  const auto by_id = [](const catalogue_entry& a, const catalogue_entry& b) { return a.id >= b.id; };
  EXPECT_EQ(std::adjacent_find(catalogue.begin(), catalogue.end(), by_id), catalogue.end());
}

TEST(catalogue, EveryIdHasAPageAndEveryPageAnId) {
  std::set<std::string> ids;
  std::set<std::string> pages;
  for (const catalogue_entry& entry : catalogue) ids.emplace(entry.id);
  for (const fs::directory_entry& entry : fs::directory_iterator{root / "docs/diagnostics"})
    if (entry.path().filename() != "README.md") pages.insert(entry.path().stem().string());
  EXPECT_EQ(ids, pages);
}

TEST(catalogue, EveryPageShowsItsDiagnostic) {
  for (const catalogue_entry& entry : catalogue) {
    const std::string id{entry.id};
    const std::string page = content(root / "docs/diagnostics" / (id + ".md"));
    EXPECT_TRUE(page.starts_with("# " + id + "\n")) << id;
    EXPECT_NE(page.find("[" + id + "]"), std::string::npos) << id;
    for (const char* section : {"## How to mend it", "## Why"})
      EXPECT_NE(page.find(section), std::string::npos) << id << ' ' << section;
  }
}

TEST(catalogue, EveryIdIsUsedByTheGenerator) {
  std::string sources;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator{root / "generator"})
    if (entry.path().extension() == ".cpp") sources += content(entry.path());
  for (const catalogue_entry& entry : catalogue)
    EXPECT_NE(sources.find('"' + std::string{entry.id} + '"'), std::string::npos) << entry.id;
}

TEST(catalogue, EveryIdOfTheGeneratorStandsInIt) {
  const std::string mark = ".id = \"";
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator{root / "generator"}) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string source = content(entry.path());
    for (std::size_t i = source.find(mark); i != std::string::npos; i = source.find(mark, i + 1)) {
      const std::size_t begin = i + mark.size();
      const std::string id = source.substr(begin, source.find('"', begin) - begin);
      EXPECT_TRUE(pawl::generator::is_catalogued(id)) << entry.path() << ": " << id;
    }
  }
}

}  // namespace
