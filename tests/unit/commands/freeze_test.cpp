#include "commands/freeze.hpp"

#include "pawl_command.hpp"

namespace {

using pawl::test::project;

void write_two(const project& project) {
  project.write("0001_a.sql", "CREATE TABLE a (b);\n-- migrate:down\nDROP TABLE a;\n");
  project.write("0002_b.sql", "INSERT INTO a VALUES (1);\n");
}

TEST(freeze, WritesTheLockFileAndSaysWhatItFroze) {
  const project project;
  write_two(project);
  const auto result = project.run("freeze", {"--release", "1.0.0"});
  EXPECT_EQ(result.code, 0);
  EXPECT_EQ(result.out,
            "froze 0001 a (sqlite)\nfroze 0002 b (sqlite)\nwrote @/migrations/migrations.lock; commit it with the "
            "migrations\n");
  EXPECT_EQ(project.run("check", {"--require-frozen"}).out.find("2 migrations, 2 frozen, 0 drafts: proven on SQLite "),
            0U);
}

TEST(freeze, SaysThatThereIsNothingToFreeze) {
  const project project;
  write_two(project);
  project.run("freeze");
  const auto lock = project.read("migrations/migrations.lock");
  const auto result = project.run("freeze", {"--release", "2.0.0"});
  EXPECT_EQ(result.code, 0);
  EXPECT_EQ(result.out, "nothing to freeze: every migration is frozen\n");
  EXPECT_EQ(project.read("migrations/migrations.lock"), lock);
}

TEST(freeze, AddsToWhatIsFrozen) {
  const project project;
  write_two(project);
  project.run("freeze", {"--release", "1.0.0"});
  project.write("0003_c.sql", "SELECT 1;\n");
  EXPECT_EQ(project.run("freeze", {"--release", "2.0.0"}).out,
            "froze 0003 c (sqlite)\nwrote @/migrations/migrations.lock; commit it with the migrations\n");
  const auto lock = project.read("migrations/migrations.lock");
  EXPECT_NE(lock.find("release:1.0.0"), std::string::npos);
  EXPECT_NE(lock.find("release:2.0.0"), std::string::npos);
}

#ifdef PAWL_WITH_POSTGRESQL

/// A frozen down script is taken for proven ever after.
TEST(freeze, TakesADownScriptForPostgresqlOnlyOnceAServerHasRunIt) {
  const project project;
  project.write("0001_a.sql", "CREATE TABLE a (b int);\n-- migrate:down\nDROP TABLE a;\n");
  project.write("0002_b.sql", "INSERT INTO a VALUES (1);\n");
  const auto run = [&](const std::string& proof) {
    return project.run("freeze", {"--dialect", "postgresql", "--postgresql-proof", proof});
  };
  EXPECT_EQ(run("parser").out,
            "left out a down script for postgresql, which no server has run: freeze again where one is\n"
            "froze 0001 a (postgresql)\nfroze 0002 b (postgresql)\nwrote @/migrations/migrations.lock; commit it with "
            "the migrations\n");
  EXPECT_EQ(project.read("migrations/migrations.lock").find("down:"), std::string::npos);
  EXPECT_EQ(project.run("check", {"--postgresql-proof", "parser", "--require-frozen"}).err, "");
  EXPECT_EQ(run("parser").out,
            "left out a down script for postgresql, which no server has run: freeze again where one is\n"
            "nothing to freeze: every migration is frozen\n");

  EXPECT_EQ(run("server").out,
            "took the down script of 0001 a (postgresql)\nwrote @/migrations/migrations.lock; commit it with the "
            "migrations\n");
  EXPECT_NE(project.read("migrations/migrations.lock").find("down:"), std::string::npos);
  EXPECT_EQ(run("parser").out, "nothing to freeze: every migration is frozen\n");
}

TEST(freeze, LeavesADownScriptThatNoServerHasRunToBeProvenLater) {
  const project project;
  project.write("0001_a.sql", "CREATE TABLE a (b int);\n-- migrate:down\nSELECT 1;\n");
  project.run("freeze", {"--dialect", "postgresql", "--postgresql-proof", "parser"});
  const auto result = project.run("check", {"--postgresql-proof", "server"});
  EXPECT_NE(result.err.find("the down script does not bring the schema back [down-mismatch]"), std::string::npos)
      << result.err;
}

#endif

TEST(freeze, TakesAChangedDownScript) {
  const project project;
  write_two(project);
  project.run("freeze");
  project.write("0001_a.sql", "CREATE TABLE a (b);\n-- migrate:down\nDROP TABLE IF EXISTS a;\n");
  const auto result = project.run("freeze");
  EXPECT_EQ(
      result.out,
      "took the down script of 0001 a (sqlite)\nwrote @/migrations/migrations.lock; commit it with the migrations\n");
  EXPECT_EQ(project.run("check").err, "");
}

TEST(freeze, FreezesNothingThatIsWrong) {
  const project project;
  write_two(project);
  project.write("0003_c.sql", "INSERT INTO nothing VALUES (1);\n");
  EXPECT_EQ(project.run("freeze").code, 1);
  EXPECT_FALSE(std::filesystem::exists(project.path("migrations/migrations.lock")));
}

TEST(freeze, ProvesAFrozenDownThatWasEdited) {
  const project project;
  write_two(project);
  project.run("freeze");
  project.write("0001_a.sql", "CREATE TABLE a (b);\n-- migrate:down\nSELECT 1;\n");
  EXPECT_NE(project.run("check").err.find("[down-mismatch]"), std::string::npos);
}

}  // namespace
