#include "commands/check.hpp"

#include <algorithm>

#include "pawl_command.hpp"

namespace {

using pawl::test::project;

/// One makes a table, the next drops it again, and so on.
void write_drafts(const project& project, int count) {
  for (int i = 1; i <= count; ++i) {
    const std::string version = std::to_string(10000 + i).substr(1);
    project.write(version + "_step.sql", i % 2 == 1 ? "CREATE TABLE a (b);\n" : "DROP TABLE a;\n");
  }
}

std::ptrdiff_t lines_of(const std::string& text) { return std::ranges::count(text, '\n'); }

TEST(check, ListsAFewDrafts) {
  const project project;
  write_drafts(project, 20);
  const auto result = project.run("check");
  EXPECT_EQ(lines_of(result.out), 21) << result.out;
  EXPECT_NE(result.out.find("\n  0001 step: compatible\n  0002 step: breaking, table a is gone"), result.out.npos)
      << result.out;
}

TEST(check, CountsManyDraftsUnlessToldToListThem) {
  const project project;
  write_drafts(project, 21);
  const auto counted = project.run("check");
  EXPECT_EQ(counted.out.substr(counted.out.find('\n')),
            "\n  the drafts: 11 compatible, 10 breaking; --list shows each\n");
  EXPECT_EQ(lines_of(project.run("check", {"--list"}).out), 22);
}

TEST(check, SaysWhyNoLockIsMeasured) {
  const project project;
  write_drafts(project, 1);
  const auto on_sqlite = project.run("check", {"--locks"}).out;
  EXPECT_TRUE(
      on_sqlite.ends_with("\nlocks: nothing is measured on SQLite, where a migration is the only writer of its "
                          "file while it runs\n"))
      << on_sqlite;
  project.write("0001_step.sql", "CREATE TABLE a (b int);\n");
  const auto parsed = project.run("check", {"--locks", "--dialect", "postgresql", "--postgresql-proof", "parser"}).out;
  EXPECT_NE(parsed.find("\nlocks: not measured: parsed by PostgreSQL 15.1's grammar\n"), parsed.npos) << parsed;
}

#if defined(PAWL_WITH_SQLITE) && defined(PAWL_WITH_POSTGRESQL)
constexpr const char* note =
    "note: nothing says which dialect these scripts are in: read as sqlite; --dialect postgresql reads them "
    "otherwise\n";

/// What `check` says of each dialect.
std::string verdicts(const project& project) { return project.run("check", {"--postgresql-proof", "parser"}).out; }

bool tells_of(const std::string& text, std::string_view engine) { return text.find(engine) != std::string::npos; }

TEST(check, TakesTheDialectFromTheTagOfAFile) {
  const project project;
  project.write("0001_a.postgresql.sql", "CREATE TABLE a (b serial);\n");
  EXPECT_TRUE(tells_of(verdicts(project), "PostgreSQL")) << verdicts(project);
  EXPECT_FALSE(tells_of(verdicts(project), "SQLite"));
  project.write("0001_a.sqlite.sql", "CREATE TABLE a (b);\n");
  EXPECT_TRUE(tells_of(verdicts(project), "SQLite") && tells_of(verdicts(project), "PostgreSQL"));
}

TEST(check, TakesTheDialectFromAFolder) {
  const project project;
  std::filesystem::create_directory(project.path("migrations/postgresql"));
  project.write("postgresql/0001_a.sql", "CREATE TABLE a (b serial);\n");
  EXPECT_TRUE(tells_of(verdicts(project), "PostgreSQL")) << verdicts(project);
  EXPECT_FALSE(tells_of(verdicts(project), "SQLite"));
}

TEST(check, TakesTheDialectFromTheLockFile) {
  const project project;
  project.write("0001_a.sql", "CREATE TABLE a (b integer);\n");
  EXPECT_TRUE(tells_of(verdicts(project), "SQLite")) << verdicts(project);
  project.run("freeze", {"--dialect", "postgresql", "--postgresql-proof", "parser"});
  EXPECT_TRUE(tells_of(verdicts(project), "PostgreSQL")) << verdicts(project);
  EXPECT_FALSE(tells_of(verdicts(project), "SQLite"));
}

TEST(check, SaysWhichDialectItAssumedWhereThatMayBeWhatIsWrong) {
  const project project;
  project.write("0001_a.sql", "CREATE FUNCTION f() RETURNS integer LANGUAGE sql AS $$ SELECT 1 $$;\n");
  const auto result = project.run("check");
  EXPECT_EQ(result.code, 1);
  EXPECT_TRUE(result.err.ends_with(note)) << result.err;
  EXPECT_EQ(project.run("check", {"--dialect", "sqlite"}).err.find("note: "), std::string::npos);
  EXPECT_EQ(project.run("check", {"--dialect", "postgresql", "--postgresql-proof", "parser"}).code, 0);
}

TEST(check, SaysNothingOfDialectsWhereItDoesNotMatter) {
  const project project;
  project.write("0002_a.sql", "CREATE TABLE a (b);\n");
  const auto result = project.run("check");
  EXPECT_EQ(result.code, 1);
  EXPECT_EQ(result.err.find("note: "), std::string::npos) << result.err;
}
#endif

}  // namespace
