#include "emit/output_file.hpp"

#include <sys/stat.h>

#include <array>
#include <filesystem>
#include <iterator>
#include <system_error>

#include "support/temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;
using namespace pawl::generator;
using pawl::test::temporary_folder;

std::string read(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::string problem_of(std::vector<output_file> files) {
  try {
    write_files(files, write_mode::always);
    return "none";
  } catch (const std::system_error& error) {
    return error.what();
  }
}

TEST(output_file, WritesFilesAndTheirFolders) {
  const temporary_folder folder;
  write_files(std::array{output_file{folder / "a/b/c.txt", "one"}, output_file{folder / "d.txt", "two"}},
              write_mode::always);
  EXPECT_EQ(read(folder / "a/b/c.txt"), "one");
  EXPECT_EQ(read(folder / "d.txt"), "two");
}

TEST(output_file, LeavesNothingElseBehind) {
  const temporary_folder folder;
  write_files(std::array{output_file{folder / "a.txt", "one"}}, write_mode::always);
  EXPECT_EQ(std::distance(fs::directory_iterator{folder.path()}, {}), 1);
}

TEST(output_file, LeavesAnUnchangedFileAloneIfAsked) {
  const temporary_folder folder;
  const std::array files{output_file{folder / "a.txt", "one"}};
  write_files(files, write_mode::always);
  const auto old = fs::file_time_type::clock::now() - std::chrono::hours{1};
  fs::last_write_time(folder / "a.txt", old);
  write_files(files, write_mode::if_changed);
  EXPECT_EQ(fs::last_write_time(folder / "a.txt"), old);
  write_files(files, write_mode::always);
  EXPECT_GT(fs::last_write_time(folder / "a.txt"), old);
}

TEST(output_file, ReplacesAChangedFile) {
  const temporary_folder folder;
  for (const char* content : {"one", "two", "", "three and more"}) {
    write_files(std::array{output_file{folder / "a.txt", content}}, write_mode::if_changed);
    EXPECT_EQ(read(folder / "a.txt"), content);
  }
}

TEST(output_file, WritesNoneWhereOneCannotBeWritten) {
  const temporary_folder folder;
  folder.write("good.txt", "old");
  folder.write("file", "");
  const auto problem = problem_of({{folder / "good.txt", "new"}, {folder / "file/bad.txt", "new"}});
  EXPECT_NE(problem, "none");
  EXPECT_EQ(read(folder / "good.txt"), "old");
  EXPECT_EQ(std::distance(fs::directory_iterator{folder.path()}, {}), 2);
}

TEST(output_file, NamesTheFileThatCannotBeWritten) {
  const temporary_folder folder;
  fs::create_directory(folder / "taken");
  EXPECT_EQ(problem_of({{folder / "taken", "x"}}), "cannot write " + (folder / "taken") + ": Is a directory");
}

TEST(output_file, IsReadableLikeAnyOtherFile) {
  const temporary_folder folder;
  const mode_t mask = ::umask(022);
  write_files(std::array{output_file{folder / "a.txt", "one"}}, write_mode::always);
  ::umask(mask);
  EXPECT_EQ(fs::status(folder / "a.txt").permissions(), fs::perms{0644});
}

TEST(output_file, CreatesOnlyWhatIsNotThere) {
  const temporary_folder folder;
  create_file({folder / "a.txt", "one"});
  EXPECT_THROW(create_file({folder / "a.txt", "two"}), std::system_error);
  EXPECT_EQ(read(folder / "a.txt"), "one");
}

}  // namespace
