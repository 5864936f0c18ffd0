#include "guard/lock_file.hpp"

#include "support/temporary_folder.hpp"
#include "unit/guard/set_of_texts.hpp"

namespace {

using namespace pawl::generator;
using pawl::test::temporary_folder;

const std::string up_hash = "t1:" + std::string(64, 'a');
const std::string down_hash = "t1:" + std::string(64, 'b');
const std::string entry = "0001 init  sqlite      up:" + up_hash + "  down:" + down_hash + "  release:1.0.0\n";

std::string lock(const std::string& lines) { return "# pawl lock 1\n" + lines; }

lock_file read(const std::string& text) {
  diagnostics found;
  auto result = parse_lock("m.lock", text, found);
  EXPECT_EQ(print(found), "");
  return result.value();
}

/// What is printed about a lock file.
std::string refusal(const std::string& text) {
  diagnostics found;
  EXPECT_FALSE(parse_lock("m.lock", text, found));
  return print(found);
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

TEST(lock_file, HoldsOneEntryALine) {
  const lock_file result = read(lock(entry));
  ASSERT_EQ(result.entries.size(), 1U);
  EXPECT_EQ(result.entries[0].version.text(), "0001");
  EXPECT_EQ(result.entries[0].name, "init");
  EXPECT_EQ(result.entries[0].dialect, pawl::dialect::sqlite);
  EXPECT_EQ(result.entries[0].up_hash, up_hash);
  EXPECT_EQ(result.entries[0].down_hash, down_hash);
  EXPECT_EQ(result.entries[0].release, "1.0.0");
  EXPECT_EQ(result.entries[0].line, 2U);
}

TEST(lock_file, MayLeaveOutDownAndRelease) {
  const lock_file result = read(lock("1 a sqlite up:" + up_hash));
  EXPECT_EQ(result.entries.at(0).down_hash, "");
  EXPECT_EQ(result.entries.at(0).release, "");
}

TEST(lock_file, MayHaveCrlfAndEmptyLines) {
  EXPECT_EQ(read("# pawl lock 1\r\n\r\n" + entry.substr(0, entry.size() - 1) + "\r\n").entries.at(0).release, "1.0.0");
  EXPECT_TRUE(read("# pawl lock 1").entries.empty());
}

TEST(lock_file, IsPrintedAsItIsRead) { EXPECT_EQ(print_lock(read(lock(entry))), lock(entry)); }

TEST(lock_file, IsPrintedSorted) {
  const auto line = [](const std::string& begin) { return begin + "up:" + up_hash + '\n'; };
  const std::string first = line("1 a  sqlite      ");
  const std::string second = line("2 b  sqlite      ");
  const std::string third = line("2 b  postgresql  ");
  const std::string fourth = line("10 c  sqlite      ");
  EXPECT_EQ(print_lock(read(lock(fourth + third + second + first))), lock(first + second + third + fourth));
}

TEST(lock_file, MustBeginWithItsFirstLine) {
  EXPECT_EQ(refusal(entry),
            "m.lock:1: error: the first line is not `# pawl lock 1` [lock-syntax]\n    1 | " + entry.substr(0, 100) +
                "...\nhint: `pawl freeze` writes this file; restore it with `git checkout`, or mend the "
                "line\n1 error\n");
  EXPECT_EQ(first_line(refusal("")), "m.lock:1: error: the first line is not `# pawl lock 1` [lock-syntax]");
}

TEST(lock_file, OfANewerPawlIsRefused) {
  EXPECT_EQ(refusal("# pawl lock 2\nsomething new\n"),
            "m.lock:1: error: this lock file was written by a newer pawl [lock-version]\n"
            "    1 | # pawl lock 2\n"
            "hint: build with the pawl that wrote it\n"
            "1 error\n");
}

TEST(lock_file, WithAMergeConflictIsRefusedOnce) {
  EXPECT_EQ(refusal(lock(entry + "<<<<<<< HEAD\n" + entry + "||||||| base\n=======\n" + entry + ">>>>>>> branch\n")),
            "m.lock:3: error: the lock file holds a merge conflict [lock-conflict]\n"
            "    3 | <<<<<<< HEAD\n"
            "hint: keep the lines of both sides and remove the markers; the build then says what does not fit\n"
            "1 error\n");
  EXPECT_EQ(first_line(refusal("<<<<<<< HEAD\n# pawl lock 1\n")),
            "m.lock:1: error: the lock file holds a merge conflict [lock-conflict]");
}

TEST(lock_file, WithAnUnknownAlgorithmIsRefused) {
  EXPECT_EQ(refusal(lock("1 a sqlite up:t2:00")),
            "m.lock:2: error: the hash algorithm `t2` is not known to this version of pawl [lock-algorithm]\n"
            "    2 | 1 a sqlite up:t2:00\n"
            "hint: build with the pawl that wrote it, or mend the line\n"
            "1 error\n");
}

TEST(lock_file, SaysWhatIsWrongWithALine) {
  const auto message = [](const std::string& line) { return first_line(refusal(lock(line))).substr(17); };
  EXPECT_EQ(message("nonsense"), "this line is no entry of a lock file [lock-syntax]");
  EXPECT_EQ(message("# comment"), "this line is no entry of a lock file [lock-syntax]");
  EXPECT_EQ(message("x a sqlite up:" + up_hash), "`x` is no version [lock-syntax]");
  EXPECT_EQ(message("1 a! sqlite up:" + up_hash), "`a!` is no name of a migration [lock-syntax]");
  EXPECT_EQ(message("1 a mysql up:" + up_hash), "`mysql` is no dialect [lock-syntax]");
  EXPECT_EQ(message("1 a sqlite down:" + up_hash), "the field `up:` is missing [lock-syntax]");
  EXPECT_EQ(message("1 a sqlite up:" + up_hash + " up:" + up_hash), "the field `up:` stands there twice [lock-syntax]");
  EXPECT_EQ(message("1 a sqlite up:abc"), "`abc` is no hash [lock-syntax]");
  EXPECT_EQ(message("1 a sqlite up:t1:abc"),
            "`t1:abc` does not hold 64 hexadecimal digits in small letters [lock-syntax]");
  EXPECT_EQ(message("1 a sqlite up:t1:" + std::string(64, 'A')),
            "`t1:" + std::string(64, 'A') + "` does not hold 64 hexadecimal digits in small letters [lock-syntax]");
  EXPECT_EQ(message("1 a sqlite up:" + up_hash + " colour:red"),
            "`colour:red` is no field of a lock file [lock-syntax]");
  EXPECT_EQ(message("1 a sqlite up:" + up_hash + " release:"), "`` is no name of a release [lock-syntax]");
  EXPECT_EQ(message("1 a sqlite up:" + up_hash + " release:a;b"), "`a;b` is no name of a release [lock-syntax]");
}

TEST(lock_file, HoldsEachVersionOnceADialect) {
  EXPECT_EQ(refusal(lock("1 a sqlite up:" + up_hash + "\n01 b sqlite up:" + up_hash + '\n')),
            "m.lock:3: error: version 01 stands there twice for sqlite [lock-syntax]\n"
            "    3 | 01 b sqlite up:" +
                up_hash +
                "\n"
                "m.lock:2: note: the first one is here\n"
                "hint: keep one of the two lines\n"
                "1 error\n");
  EXPECT_EQ(read(lock("1 a sqlite up:" + up_hash + "\n1 a postgresql up:" + up_hash)).entries.size(), 2U);
}

TEST(lock_file, ReportsEveryWrongLineButNotForever) {
  EXPECT_TRUE(refusal(lock("a\nb\nc\n")).ends_with("3 errors\n"));
  std::string lines;
  for (int i = 0; i < 100000; ++i) lines += "x\n";
  EXPECT_TRUE(refusal(lock(lines)).ends_with("20 errors\n"));
}

TEST(lock_file, ThatDoesNotExistFreezesNothing) {
  diagnostics found;
  const auto result = read_lock("/no/such/migrations.lock", found);
  ASSERT_TRUE(result);
  EXPECT_TRUE(result->entries.empty());
  EXPECT_EQ(print(found), "");
}

TEST(lock_file, IsReadFromDisk) {
  const temporary_folder folder;
  folder.write("migrations.lock", lock(entry));
  diagnostics found;
  const auto result = read_lock(folder / "migrations.lock", found);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->path, folder / "migrations.lock");
  EXPECT_EQ(result->entries.size(), 1U);
}

TEST(lock_file, ThatIsAFolderIsAnError) {
  const temporary_folder folder;
  diagnostics found;
  EXPECT_FALSE(read_lock(folder.path(), found));
  EXPECT_EQ(pawl::test::replaced(print(found), folder.path(), "LOCK"),
            "LOCK: error: cannot read the lock file: it is no regular file [unreadable-file]\n"
            "hint: it is a text file beside the migrations, committed with them\n"
            "1 error\n");
}

TEST(lock_file, ThatIsALinkToNothingIsAnError) {
  const temporary_folder folder;
  std::filesystem::create_symlink("gone", folder / "migrations.lock");
  diagnostics found;
  EXPECT_FALSE(read_lock(folder / "migrations.lock", found));
  EXPECT_NE(print(found).find("cannot read the lock file: it is a symbolic link that leads nowhere"),
            std::string::npos);
}

TEST(lock_file, TakesReleasesThatAreOneWord) {
  for (const char* name : {"1", "1.0.0", "v1.0.0-rc.1+build_5"}) EXPECT_TRUE(is_release_name(name)) << name;
  for (const std::string name : {"", "a b", "a\n", "a'", "caf\xC3\xA9"}) EXPECT_FALSE(is_release_name(name)) << name;
  EXPECT_FALSE(is_release_name(std::string(101, 'x')));
}

TEST(freeze, AddsWhatIsNewAndKeepsTheRest) {
  const auto set = pawl::test::set_of({{"1_a.sql", "SELECT 1;\n-- migrate:down\nSELECT 2;"}, {"2_b.sql", "SELECT 3;"}});
  const auto& migrations = set.dialects.at(0).migrations;
  const lock_file before = read(lock("1 a sqlite up:" + up_hash + " down:" + down_hash + " release:1.0"));
  EXPECT_EQ(print_lock(freeze(before, set, "2.0")),
            lock("1 a  sqlite      up:" + up_hash + "  down:" + migrations[0].down->hash + "  release:1.0\n" +
                 "2 b  sqlite      up:" + migrations[1].up.hash + "  release:2.0\n"));
}

TEST(freeze, KeepsDialectsThatAreNotDeclared) {
  const auto set = pawl::test::set_of({{"1_a.sql", "SELECT 1;"}});
  const std::string other = "1 a  postgresql  up:" + up_hash + '\n';
  const std::string text = print_lock(freeze(read(lock(other)), set, ""));
  EXPECT_EQ(text, lock("1 a  sqlite      up:" + set.dialects[0].migrations[0].up.hash + '\n' + other));
}

}  // namespace
