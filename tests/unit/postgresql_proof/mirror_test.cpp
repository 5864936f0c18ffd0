#include "proof/postgresql/mirror.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <string>

#include "support/temporary_folder.hpp"

namespace pawl::test {
namespace {

namespace fs = std::filesystem;

class mirror : public testing::Test {
 protected:
  temporary_folder folder;
  const fs::path from = folder / "from";
  const fs::path to = folder / "to";

  mirror() {
    write("from/a", "new");
    write("from/base/1/b", "b");
    write("from/base/2/c", "c");
  }

  void write(const std::string& name, const std::string& text) const {
    const fs::path path = folder / name;
    fs::create_directories(path.parent_path());
    std::ofstream{path} << text;
  }

  /// Names and what is behind them.
  static std::map<std::string, std::string> what(const fs::path& place) {
    std::map<std::string, std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator{place}) {
      std::string& text = found[entry.path().lexically_relative(place).string()];
      if (entry.is_symlink())
        text = "-> " + fs::read_symlink(entry).string();
      else if (entry.is_directory())
        text = "/";
      else
        std::getline(std::ifstream{entry.path()}, text);
    }
    return found;
  }
};

TEST_F(mirror, MakesWhatIsNotThere) {
  generator::mirror(from, to);
  EXPECT_EQ(what(to), what(from));
}

TEST_F(mirror, WritesOverWhatIsThereAndRemovesTheRest) {
  write("to/a", "an older and longer one");
  write("to/base/1", "a file where a folder belongs");
  write("to/base/2/c/d", "a folder where a file belongs");
  write("to/base/3/e", "a folder of nobody");
  write("to/postmaster.pid", "1");
  generator::mirror(from, to);
  EXPECT_EQ(what(to), what(from));
}

TEST_F(mirror, KeepsTheFilesThemselves) {
  write("to/a", "old");
  const std::string link = folder / "link";
  fs::create_hard_link(to / "a", link);
  generator::mirror(from, to);
  EXPECT_TRUE(fs::equivalent(to / "a", link));
}

TEST_F(mirror, LinksToWhatIsShared) {
  const std::map<std::string, std::string> expected{
      {"a", "new"}, {"base", "/"}, {"base/1", "-> " + (from / "base/1").string()}, {"base/2", "/"}, {"base/2/c", "c"}};
  write("to/base/1/b", "no link yet");
  generator::mirror(from, to, {"base/1"});
  EXPECT_EQ(what(to), expected);
  generator::mirror(from, to, {"base/1"});
  EXPECT_EQ(what(to), expected);
  // A copy of a copy leads to the same place, and a folder takes the place of a link without what is behind it.
  generator::mirror(to, folder / "third", {"base/1"});
  EXPECT_EQ(what(folder / "third"), expected);
  generator::mirror(from, to);
  EXPECT_EQ(what(to), what(from));
  EXPECT_EQ(what(from).size(), 6U);
}

}  // namespace
}  // namespace pawl::test
