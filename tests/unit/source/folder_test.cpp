#include "source/folder.hpp"

#include <sys/stat.h>

#include "diagnostics/print.hpp"
#include "support/temporary_folder.hpp"

namespace {

using namespace pawl::generator;
using pawl::test::replaced;
using pawl::test::temporary_folder;
namespace fs = std::filesystem;

struct scanned {
  pawl::generator::folder folder;
  /// What is printed, with the folder's path as FOLDER.
  std::string found;
};

scanned scan(const temporary_folder& folder) {
  diagnostics found;
  scanned result{pawl::generator::scan(folder.path(), found), {}};
  result.found = replaced(print(found), folder.path(), "FOLDER");
  return result;
}

std::string refusal(std::string_view name, std::string_view why) {
  return "FOLDER/" + std::string{name} + ": error: cannot read this file: " + std::string{why} +
         " [unreadable-file]\nhint: a migration is a regular file in its folder that the build may read\n1 error\n";
}

TEST(folder, ListsSqlFilesByTheBytesOfTheirNames) {
  const temporary_folder folder;
  for (const char* name : {"10.sql", "2.sql", "b.SQL", "B.sql", "a.sql"}) folder.write(name, name);
  const scanned result = scan(folder);
  std::vector<std::string> names;
  for (const raw_file& file : result.folder.files) {
    names.push_back(file.name);
    EXPECT_EQ(file.path, folder.path() + '/' + file.name);
    EXPECT_EQ(file.bytes, file.name);
  }
  EXPECT_EQ(names, (std::vector<std::string>{"10.sql", "2.sql", "B.sql", "a.sql", "b.SQL"}));
  EXPECT_EQ(result.found, "");
}

TEST(folder, PassesOverWhatIsNoSqlFile) {
  const temporary_folder folder;
  for (const char* name : {"migrations.lock", "README.md", "0001_x.sql~", "0001_x.sql.orig", "sql", ".#0001_x.sql",
                           "._0001_x.sql", ".sql"})
    folder.write(name, "");
  fs::create_directory(folder / "archive");
  const scanned result = scan(folder);
  EXPECT_TRUE(result.folder.files.empty());
  EXPECT_TRUE(result.folder.listed);
  EXPECT_EQ(result.found, "");
}

TEST(folder, ReadsEveryByte) {
  const temporary_folder folder;
  std::string bytes;
  for (int i = 0; i < 100000; ++i) bytes += static_cast<char>(i * 7);
  folder.write("a.sql", bytes);
  folder.write("b.sql", "");
  const auto files = scan(folder).folder.files;
  EXPECT_EQ(files[0].bytes, bytes);
  EXPECT_EQ(files[1].bytes, "");
}

TEST(folder, ThatIsMissingIsAnError) {
  diagnostics found;
  EXPECT_FALSE(pawl::generator::scan("/no/such/folder", found).listed);
  EXPECT_EQ(print(found),
            "/no/such/folder: error: cannot list this folder: No such file or directory [unreadable-file]\n"
            "hint: name the folder that holds the migrations\n1 error\n");
}

TEST(folder, RefusesAFolderNamedLikeAFile) {
  const temporary_folder folder;
  fs::create_directory(folder / "a.sql");
  const scanned result = scan(folder);
  EXPECT_EQ(result.found, refusal("a.sql", "it is a folder"));
  EXPECT_EQ(result.folder.files.at(0).bytes, std::nullopt);
}

TEST(folder, RefusesAFifoWithoutWaitingForIt) {
  const temporary_folder folder;
  ASSERT_EQ(::mkfifo((folder / "a.sql").c_str(), 0600), 0);
  EXPECT_EQ(scan(folder).found, refusal("a.sql", "it is no regular file"));
}

TEST(folder, RefusesALinkOutOfIt) {
  const temporary_folder folder;
  const temporary_folder other;
  other.write("b.sql", "secret");
  fs::create_symlink(other / "b.sql", folder / "a.sql");
  const scanned result = scan(folder);
  EXPECT_EQ(result.found, refusal("a.sql", "it is a symbolic link out of its folder"));
  EXPECT_EQ(result.folder.files.at(0).bytes, std::nullopt);
}

TEST(folder, RefusesALinkToNothing) {
  const temporary_folder folder;
  fs::create_symlink("nothing", folder / "a.sql");
  EXPECT_EQ(scan(folder).found,
            refusal("a.sql", "it is a symbolic link that leads nowhere: No such file or directory"));
}

TEST(folder, FollowsALinkInsideIt) {
  const temporary_folder folder;
  folder.write("b.txt", "SELECT 1;");
  fs::create_symlink("b.txt", folder / "a.sql");
  const scanned result = scan(folder);
  EXPECT_EQ(result.found, "");
  EXPECT_EQ(result.folder.files.at(0).bytes, "SELECT 1;");
}

TEST(folder, RefusesAHugeFileWithoutReadingIt) {
  const temporary_folder folder;
  folder.write("a.sql", "");
  fs::resize_file(folder / "a.sql", std::uintmax_t{10} << 30);
  EXPECT_EQ(scan(folder).found, refusal("a.sql", "its 10737418240 bytes are more than the 1073741824 allowed"));
}

TEST(folder, OneBadFileHidesNoOther) {
  const temporary_folder folder;
  folder.write("a.sql", "a");
  fs::create_directory(folder / "b.sql");
  folder.write("c.sql", "c");
  fs::create_directory(folder / "d.sql");
  const scanned result = scan(folder);
  EXPECT_EQ(result.folder.files.size(), 4U);
  EXPECT_TRUE(result.found.ends_with("2 errors\n"));
}

TEST(folder, ReadsTheFoldersThatAreCalledLikeADialect) {
  const temporary_folder folder;
  for (const char* name : {"sqlite", "postgresql", "mysql"}) fs::create_directory(folder / name);
  for (const char* name : {"2.sql", "sqlite/1.sql", "postgresql/1.sql", "postgresql/README.md", "mysql/1.sql"})
    folder.write(name, name);
  const scanned result = scan(folder);
  std::vector<std::string> names;
  for (const raw_file& file : result.folder.files) {
    names.push_back(file.name);
    EXPECT_EQ(file.path, folder.path() + '/' + file.name);
    EXPECT_EQ(file.bytes, file.name);
  }
  EXPECT_EQ(names, (std::vector<std::string>{"2.sql", "postgresql/1.sql", "sqlite/1.sql"}));
  EXPECT_EQ(result.found, "");
}

TEST(folder, LooksNoDeeperThanADialectsFolder) {
  const temporary_folder folder;
  fs::create_directories(folder / "sqlite/old");
  fs::create_directories(folder / "sqlite/sqlite");
  folder.write("sqlite/old/1.sql", "");
  folder.write("sqlite/sqlite/1.sql", "");
  EXPECT_TRUE(scan(folder).folder.files.empty());
}

TEST(folder, ReadsTheFoldersOfSingleMigrations) {
  const temporary_folder folder;
  for (const char* name :
       {"2018-01-14-171611_a/up.sql", "2018-01-14-171611_a/metadata.toml", "sqlite/1.2_b/up.sql", "migration_lock.toml",
        "1_caf\xC3\xA9/up.sql", "1_a/old/up.sql", "a_1/up.sql", "12/up.sql", "1-_a/up.sql"}) {
    fs::create_directories(fs::path{folder / name}.parent_path());
    folder.write(name, name);
  }
  fs::create_directory(folder / "20230101000000_empty");
  const scanned result = scan(folder);
  std::vector<std::string> names;
  for (const raw_file& file : result.folder.files) {
    names.push_back(file.name);
    EXPECT_EQ(file.path, folder.path() + '/' + file.name);
    EXPECT_EQ(file.bytes, file.name);
  }
  EXPECT_EQ(names,
            (std::vector<std::string>{"1_caf\xC3\xA9/up.sql", "2018-01-14-171611_a/up.sql", "sqlite/1.2_b/up.sql"}));
  EXPECT_EQ(result.folder.empty_folders, (std::vector<std::string>{"1_a", "20230101000000_empty"}));
  EXPECT_EQ(result.found, "");
}

TEST(folder, TellsByThePathWhatItReads) {
  for (const char* name : {"1_a.sql", "sqlite/1_a.SQL", "1.2-3_a/up.sql", "postgresql/1_a/up.sql"})
    EXPECT_TRUE(is_scanned(name)) << name;
  for (const char* name :
       {"1_a.txt", "mysql/1_a.sql", "a/up.sql", "1_a/b/up.sql", "1_a/2_b/up.sql", "1_a/sqlite/up.sql",
        "sqlite/sqlite/1_a.sql", "1-_a/up.sql", "._1_a.sql", "sqlite/.#1_a.sql", "1_a/._up.sql"})
    EXPECT_FALSE(is_scanned(name)) << name;
}

TEST(folder, RefusesALinkInPlaceOfTheFolderOfAMigration) {
  const temporary_folder folder;
  const temporary_folder other;
  other.write("up.sql", "secret");
  fs::create_directory_symlink(other.path(), folder / "1_a");
  const scanned result = scan(folder);
  EXPECT_EQ(result.found,
            "FOLDER/1_a: error: cannot list this folder: it is a symbolic link [unreadable-file]\n"
            "hint: the folder of a migration lies in that of the migrations, and the build may read it\n1 error\n");
  EXPECT_TRUE(result.folder.files.empty());
}

TEST(folder, RefusesALinkInPlaceOfADialectsFolder) {
  const temporary_folder folder;
  const temporary_folder other;
  other.write("1.sql", "secret");
  fs::create_directory_symlink(other.path(), folder / "sqlite");
  const scanned result = scan(folder);
  EXPECT_EQ(result.found,
            "FOLDER/sqlite: error: cannot list this folder: it is a symbolic link [unreadable-file]\n"
            "hint: the folder of a dialect lies in that of the migrations, and the build may read it\n1 error\n");
  EXPECT_TRUE(result.folder.files.empty());
}

TEST(folder, RefusesALinkOutOfADialectsFolder) {
  const temporary_folder folder;
  fs::create_directory(folder / "sqlite");
  folder.write("a.sql", "shared");
  fs::create_symlink("../a.sql", folder / "sqlite/a.sql");
  EXPECT_EQ(scan(folder).found, refusal("sqlite/a.sql", "it is a symbolic link out of its folder"));
}

TEST(folder, PassesOverAFileThatIsCalledLikeADialect) {
  const temporary_folder folder;
  folder.write("postgresql", "");
  const scanned result = scan(folder);
  EXPECT_TRUE(result.folder.files.empty());
  EXPECT_EQ(result.found, "");
}

TEST(folder, JoinsPathsByOneSlash) {
  EXPECT_EQ(path_in("migrations", "a.sql"), "migrations/a.sql");
  EXPECT_EQ(path_in("migrations/", "a.sql"), "migrations/a.sql");
  EXPECT_EQ(path_in("/", "a.sql"), "/a.sql");
}

}  // namespace
