#include "proof/postgresql/server_programs.hpp"

#include "support/temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;
using pawl::generator::find_server;
using pawl::generator::places_of;
using pawl::test::temporary_folder;

void make_program(const fs::path& path, const std::string& text = "#!/bin/sh\n") {
  fs::create_directories(path.parent_path());
  std::ofstream{path} << text;
  fs::permissions(path, fs::perms{0755});
}

void make_server(const fs::path& folder) {
  make_program(folder / "initdb");
  make_program(folder / "postgres");
}

TEST(server_programs, AreFoundInPathFirst) {
  const temporary_folder folder;
  make_server(folder / "b");
  make_server(folder / "15/bin");
  const auto found = find_server({.path = folder / "a" + ":" + folder / "b", .roots = {folder.path()}});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->folder, folder / "b");
}

TEST(server_programs, AreTheNewestOfTheVersionedFolders) {
  const temporary_folder folder;
  for (const char* version : {"9.6", "15", "9", "13"}) make_server(folder / version + "/bin");
  make_program(folder / "16/bin/initdb");
  const auto found = find_server({.path = folder / "a", .roots = {folder.path()}});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->folder, folder / "15/bin");
}

TEST(server_programs, AreFoundBehindALink) {
  const temporary_folder folder;
  make_server(folder / "real");
  fs::create_directory(folder / "links");
  fs::create_symlink(folder / "real/initdb", folder / "links/initdb");
  const auto found = find_server({.path = folder / "links"});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->folder, fs::canonical(folder / "real"));
}

TEST(server_programs, AreWherePgConfigSays) {
  const temporary_folder folder;
  make_server(folder / "elsewhere");
  make_program(folder / "bin/pg_config", "#!/bin/sh\necho " + folder / "elsewhere" + "\n");
  const auto found = find_server({.path = folder / "bin"});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->folder, folder / "elsewhere");
}

TEST(server_programs, AreLookedForInTheNamedFolderAlone) {
  const temporary_folder folder;
  make_server(folder / "b");
  EXPECT_FALSE(find_server({.only = folder / "a", .path = folder / "b"}));
  EXPECT_EQ(places_of({.only = "/opt/pg", .path = "/bin"}), "/opt/pg (PAWL_POSTGRESQL_BINDIR)");
}

TEST(server_programs, AreNotFoundOneByOne) {
  const temporary_folder folder;
  make_program(folder / "a/initdb");
  make_program(folder / "b/postgres");
  EXPECT_FALSE(find_server({.path = folder / "a" + ":" + folder / "b" + ":relative::"}));
  EXPECT_EQ(places_of({.path = "/a:/b", .roots = {"/usr/lib/postgresql"}}),
            "PATH, /usr/lib/postgresql/*/bin and pg_config --bindir");
}

}  // namespace
