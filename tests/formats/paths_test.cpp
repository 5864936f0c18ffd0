#include "diagnostics/formats/paths.hpp"

#include "support/temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;
using pawl::generator::from_root;

TEST(paths, CountFromTheRoot) {
  const pawl::test::temporary_folder folder;
  const auto root = fs::canonical(folder.path()).string();
  EXPECT_EQ(from_root(root + "/db/a.sql", root), "db/a.sql");
  EXPECT_EQ(from_root(root + "/build/../db/a.sql", root), "db/a.sql");
}

TEST(paths, AreFullOnesElsewhere) {
  EXPECT_EQ(from_root("/a/b.sql", "/c"), "/a/b.sql");
  EXPECT_EQ(from_root("/cc/b.sql", "/c"), "/cc/b.sql");
}

TEST(paths, AreFoundThroughALinkToTheFolderAndKeepTheNameOfOneToAFile) {
  const pawl::test::temporary_folder folder;
  const auto root = fs::canonical(folder.path());
  fs::create_directory(root / "real");
  fs::create_directory_symlink(root / "real", root / "link");
  fs::create_symlink("/etc/passwd", root / "real/a.sql");
  EXPECT_EQ(from_root((root / "link/a.sql").string(), root.string()), "real/a.sql");
}

TEST(paths, AreEmptyForNoFile) { EXPECT_EQ(from_root("", "/c"), ""); }

}  // namespace
