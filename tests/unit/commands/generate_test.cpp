#include "commands/generate.hpp"

#include <set>

#include "pawl_command.hpp"
#include "support/process.hpp"

namespace {

namespace fs = std::filesystem;
using pawl::test::project;

TEST(generate, WritesHeaderSourceAndDepfile) {
  const project project;
  project.write("0001_a.sql", "CREATE TABLE a (b);");
  const auto result = project.generate({"--depfile", project.path("notes.d")});
  EXPECT_EQ(result.code, 0) << result.err;
  EXPECT_TRUE(fs::exists(project.path("out/notes/migrations.hpp")));
  EXPECT_TRUE(fs::exists(project.path("out/notes/migrations.cpp")));
  EXPECT_EQ(project.read("notes.d"),
            project.path("out/notes/migrations.cpp") + ": \\\n  " + project.path("migrations/0001_a.sql") + "\n");
}

TEST(generate, DependsOnTheLockFileOnceItIsThere) {
  const project project;
  project.write("0001_a.sql", "CREATE TABLE a (b);");
  project.run("freeze");
  project.generate({"--depfile", project.path("notes.d")});
  EXPECT_NE(project.read("notes.d").find("migrations.lock"), std::string::npos);
}

TEST(generate, LeavesTheLastGoodOutputsWhereSomethingIsWrong) {
  const project project;
  project.write("0001_a.sql", "CREATE TABLE a (b);");
  ASSERT_EQ(project.generate().code, 0);
  const auto before = project.read("out/notes/migrations.cpp");
  const auto time = fs::last_write_time(project.path("out/notes/migrations.cpp"));
  project.write("0001_a.sql", "CREATE TABLE a (b;");
  EXPECT_EQ(project.generate().code, 1);
  EXPECT_EQ(project.read("out/notes/migrations.cpp"), before);
  EXPECT_EQ(fs::last_write_time(project.path("out/notes/migrations.cpp")), time);
}

TEST(generate, LeavesUnchangedOutputsAloneIfAsked) {
  const project project;
  project.write("0001_a.sql", "CREATE TABLE a (b);");
  project.generate({"--write-if-changed"});
  const auto time = fs::last_write_time(project.path("out/notes/migrations.cpp"));
  project.generate({"--write-if-changed"});
  EXPECT_EQ(fs::last_write_time(project.path("out/notes/migrations.cpp")), time);
  project.generate();
  EXPECT_GT(fs::last_write_time(project.path("out/notes/migrations.cpp")), time);
}

TEST(generate, WritesWithWarnings) {
  const project project;
  project.write("0001_a.sql", "-- nothing yet\n");
  const auto result = project.generate();
  EXPECT_EQ(result.code, 0);
  EXPECT_NE(result.err.find("warning"), std::string::npos);
  EXPECT_TRUE(fs::exists(project.path("out/notes/migrations.cpp")));
}

TEST(generate, TakesTheOldestSqliteAlong) {
  const project project;
  project.write("0001_a.sql", "CREATE TABLE a (b TEXT) STRICT;");
  const auto result = project.generate({"--minimum-sqlite", "3.36.0"});
  EXPECT_EQ(result.code, 0);
  EXPECT_EQ(
      result.err.substr(0, result.err.find('\n')),
      "@/migrations/0001_a.sql:1:14: warning: STRICT needs SQLite 3.37, and MINIMUM_SQLITE promises that 3.36 will "
      "do [minimum-sqlite]");
  EXPECT_NE(project.read("out/notes/migrations.cpp").find("&sqlite_schema,3036000}"), std::string::npos);
  project.generate();
  EXPECT_NE(project.read("out/notes/migrations.cpp").find("&sqlite_schema}"), std::string::npos);
}

TEST(generate, TakesNoMinimumThatMeansNothing) {
  const project project;
  project.write("0001_a.sql", "CREATE TABLE a (b);");
  const auto error_with = [&](std::vector<std::string> arguments) { return project.generate(arguments).err; };
  EXPECT_NE(error_with({"--minimum-sqlite", "3"}).find("--minimum-sqlite 3: no version of SQLite, such as 3.40.0"),
            std::string::npos);
  EXPECT_NE(error_with({"--minimum-sqlite", "3.999.0"}).find("--minimum-sqlite 3.999.0: this pawl proves on SQLite 3."),
            std::string::npos);
  EXPECT_EQ(project.generate({"--minimum-sqlite", "3.999.0"}).code, 2);
}

TEST(generate, ProvesNothingBehindAGapOrATwin) {
  const project project;
  project.write("0001_a.sql", "CREATE TABLE a (b);");
  project.write("0003_c.sql", "INSERT INTO made_by_2 VALUES (1);");
  EXPECT_EQ(project.run("check").err.find("sqlite-proof"), std::string::npos);
  project.write("0002_b.sql", "CREATE TABLE made_by_2 (b);");
  project.write("0002_twin.sql", "CREATE TABLE made_by_2 (b);");
  EXPECT_EQ(project.run("check").err.find("sqlite-proof"), std::string::npos);
}

TEST(generate, GivesTheSameBytesFromEveryPlace) {
  const project one, two;
  for (const auto* project : {&one, &two}) {
    project->write("0001_a.sql", "CREATE TABLE a (b);");
    project->generate();
  }
  EXPECT_EQ(one.read("out/notes/migrations.cpp"), two.read("out/notes/migrations.cpp"));
  EXPECT_EQ(one.read("out/notes/migrations.cpp").find(one.path("")), std::string::npos);
}

TEST(generate, GivesAProgramThatAppliesTheSet) {
  const project project;
  project.write("0001_a.sql",
                "\xef\xbb\xbf"
                "CREATE TABLE a (b TEXT);\r\nINSERT INTO a VALUES ('?\?/ \"caf\xc3\xa9\"\\');\r\n");
  project.write("0002_b.sql",
                "PRAGMA foreign_keys = OFF;\nCREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT ';'; END;\nINSERT INTO a "
                "VALUES ('two');\n-- migrate:down\nDROP TRIGGER t;\nDELETE FROM a WHERE b = 'two';\n");
  ASSERT_EQ(project.generate({"--namespace", "my::notes"}).code, 0);
  std::ofstream{project.path("main.cpp")} << R"(
#include <sqlite3.h>
#include <cstdio>
#include <notes/migrations.hpp>
#include <pawl/sqlite.hpp>
int main() {
  sqlite3* db = nullptr;
  sqlite3_open(":memory:", &db);
  std::printf("%zu ", pawl::migrate(db, my::notes::migrations()).steps.size());
  std::printf("%zu ", pawl::migrate(db, my::notes::migrations()).steps.size());
  const auto print = [](void*, int, char** values, char**) { std::printf("%s|", values[0]); return 0; };
  sqlite3_exec(db, "SELECT b FROM a", print, nullptr, nullptr);
  sqlite3_close(db);
})";
  std::vector<std::string> arguments{"-std=c++20",
                                     "-I",
                                     PAWL_RUNTIME_INCLUDE,
                                     "-I",
                                     project.path("out"),
                                     project.path("main.cpp"),
                                     project.path("out/notes/migrations.cpp"),
                                     PAWL_SQLITE_LIBRARY,
                                     PAWL_RUNTIME_LIBRARY,
                                     "-lsqlite3",
                                     "-o",
                                     project.path("program")};
  std::istringstream flags{PAWL_CXX_FLAGS};
  arguments.insert(arguments.begin(), std::istream_iterator<std::string>{flags}, {});
  const auto built = pawl::test::run({.program = PAWL_CXX_COMPILER, .arguments = arguments});
  ASSERT_EQ(built.exit_code, 0) << built.errors;
  EXPECT_EQ(pawl::test::run({.program = project.path("program")}).output, "2 0 ?\?/ \"caf\xc3\xa9\"\\|two|");
}

/// The files that a trace shows opened for writing, made, renamed to or removed.
std::set<std::string> written_files(const std::string& trace) {
  std::set<std::string> files;
  std::istringstream lines{trace};
  for (std::string line; std::getline(lines, line);) {
    const bool opens = line.find("open") != std::string::npos;
    const bool writes = line.find("O_WRONLY") != std::string::npos || line.find("O_RDWR") != std::string::npos;
    if (opens && !writes) continue;
    const auto quote = line.find('"');
    if (quote != std::string::npos && line.find("ENOENT") == std::string::npos) {
      files.insert(line.substr(quote + 1, line.find('"', quote + 1) - quote - 1));
    }
  }
  return files;
}

TEST(generate, WritesNowhereButToItsOutputs) {
  const project project;
  project.write("0001_a.sql", "CREATE TABLE a (b);\nCREATE VIRTUAL TABLE s USING fts5 (b);\n");
  project.write("0002_b.sql",
                "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 200000)\n"
                "INSERT INTO a SELECT hex(randomblob(50)) FROM c ORDER BY 1;\nCREATE INDEX i ON a (b);\n");
  const auto traced = pawl::test::run(
      {.program = "strace",
       .arguments = {"-f", "-o", project.path("trace"), "-e",
                     "trace=open,openat,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,symlink,link",
                     PAWL_PROGRAM, "generate", "--directory", project.path("migrations"), "--name", "notes", "--output",
                     project.path("out")},
       // The leak check of a sanitizer cannot run under ptrace.
       .environment = {{"ASAN_OPTIONS", "detect_leaks=0"}}});
  ASSERT_EQ(traced.exit_code, 0) << traced.errors;
  const auto files = written_files(project.read("trace"));
  EXPECT_FALSE(files.empty());
  for (const auto& file : files) EXPECT_EQ(file.find(project.path("out")), 0U) << file;
}

TEST(generate, ReadsAHostileSetWithoutWritingAnything) {
  const project project;
  project.write("0001_a.sql",
                "ATTACH '" + project.path("stolen.db") + "' AS x;\nVACUUM INTO '" + project.path("copy.db") +
                    "';\n"
                    "SELECT writefile('" +
                    project.path("file") + "', 'x');\nEXPLAIN ATTACH '" + project.path("e.db") + "' AS y;\n");
  EXPECT_EQ(project.generate().code, 1);
  for (const char* name : {"stolen.db", "copy.db", "file", "e.db", "out"})
    EXPECT_FALSE(fs::exists(project.path(name))) << name;
}

TEST(generate, KeepsTheLimitsOfTheProofInTheProgramItself) {
  const project project;
  project.write("0001_a.sql", "CREATE TABLE a (b);\nINSERT INTO a VALUES (zeroblob(900000000));\n");
  const auto result = pawl::test::run({.program = PAWL_PROGRAM,
                                       .arguments = {"check", "--directory", project.path("migrations")},
                                       .timeout = std::chrono::seconds{20}});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_NE(result.errors.find("[proof-limit]"), std::string::npos) << result.errors;
}

TEST(generate, TakesValuesOfEverySizeInTheProgramItself) {
  const project project;
  std::string sql = "CREATE TABLE a (b);\n";
  for (const int size : {0, 1, 15, 16, 17, 1'000, 1'024, 1'025, 5'000, 70'000, 3'000'000}) {
    sql += "INSERT INTO a VALUES (hex(randomblob(" + std::to_string(size) + ")));\n";
  }
  project.write("0001_a.sql",
                sql + "SELECT group_concat(b) FROM a GROUP BY length(b) ORDER BY b;\nCREATE INDEX c ON a (b);\n");
  const auto result =
      pawl::test::run({.program = PAWL_PROGRAM, .arguments = {"check", "--directory", project.path("migrations")}});
  EXPECT_EQ(result.exit_code, 0) << result.errors;
}

}  // namespace
