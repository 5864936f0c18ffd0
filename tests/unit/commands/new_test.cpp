#include "commands/new_migration.hpp"

#include "commands/next_version.hpp"
#include "pawl_command.hpp"

namespace {

using pawl::test::project;

/// 2024-01-31 12:34:56 UTC.
constexpr std::chrono::system_clock::time_point now{std::chrono::seconds{1'706'704'496}};

std::string next(const std::vector<std::string>& texts) {
  std::vector<pawl::generator::version> versions;
  for (const auto& text : texts) versions.push_back(*pawl::generator::version::parse(text));
  return pawl::generator::next_version(versions, now);
}

TEST(next_version, CountsOnWithTheSameDigits) {
  EXPECT_EQ(next({}), "0001");
  EXPECT_EQ(next({"0001", "0002"}), "0003");
  EXPECT_EQ(next({"2", "10", "1"}), "11");
  EXPECT_EQ(next({"009"}), "010");
  EXPECT_EQ(next({"9"}), "10");
  EXPECT_EQ(next({"999"}), "1000");
}

TEST(next_version, IsNowWhereTheOthersAreDates) {
  EXPECT_EQ(next({"20230915120000"}), "20240131123456");
  EXPECT_EQ(next({"202309151200"}), "202401311234");
  EXPECT_EQ(next({"20230915"}), "20240131");
  EXPECT_EQ(next({"2018-01-14-171611"}), "2024-01-31-123456");
}

TEST(next_version, IsAlwaysTheHighest) {
  EXPECT_EQ(next({"20250915120000"}), "20250915120001");
  EXPECT_EQ(next({"20240131"}), "20240132");
  EXPECT_EQ(next({"2024-01-31-123456"}), "2024-01-31-123457");
}

TEST(next_version, RaisesTheLastPartOfOthers) {
  EXPECT_EQ(next({"1.2", "1.10"}), "1.11");
  EXPECT_EQ(next({"1.09"}), "1.10");
}

TEST(new_migration, MakesAFileThatTakesBothSections) {
  const project project;
  project.write("0001_a.sql", "CREATE TABLE a (b);");
  const auto result = project.run("new", {"add_search"});
  EXPECT_EQ(result.code, 0) << result.err;
  EXPECT_EQ(result.out, "@/migrations/0002_add_search.sql\n");
  EXPECT_EQ(project.read("migrations/0002_add_search.sql"), "\n\n-- migrate:down\n\n");
}

TEST(new_migration, MakesAScriptForEachDialectItIsGiven) {
  const project project;
  EXPECT_EQ(project.run("new", {"--dialect", "sqlite", "--dialect", "sqlite", "first"}).out,
            "@/migrations/0001_first.sqlite.sql\n");
  EXPECT_EQ(project.run("new", {"--dialect", "oracle", "second"}).code, 2);
}

TEST(new_migration, PutsAScriptIntoTheFolderOfItsDialectWhereTheSetHasSuch) {
  const project project;
  std::filesystem::create_directory(project.path("migrations/sqlite"));
  project.write("sqlite/0007_a.sql", "CREATE TABLE a (b);");
  EXPECT_EQ(project.run("new", {"--dialect", "sqlite", "second"}).out, "@/migrations/sqlite/0008_second.sql\n");
  EXPECT_EQ(project.run("new", {"shared"}).out, "@/migrations/0009_shared.sql\n");
}

TEST(new_migration, MakesTheFolderToo) {
  const project project;
  std::filesystem::remove(project.path("migrations"));
  EXPECT_EQ(project.run("new", {"first"}).out, "@/migrations/0001_first.sql\n");
}

/// What `pawl new` makes in a folder that holds these files.
std::string made_beside(const std::vector<std::pair<std::string, std::string>>& files,
                        std::vector<std::string> arguments = {"add_search"}) {
  const project project;
  for (const auto& [name, text] : files) {
    std::filesystem::create_directories(std::filesystem::path{project.path("migrations/" + name)}.parent_path());
    project.write(name, text);
  }
  const auto result = project.run("new", arguments);
  EXPECT_EQ(result.err, "");
  return pawl::test::replaced(result.out, "@/migrations/", "");
}

TEST(new_migration, FollowsTheConventionOfTheFolder) {
  EXPECT_EQ(made_beside({{"000007_a.up.sql", ""}, {"000007_a.down.sql", ""}}),
            "000008_add_search.up.sql\n000008_add_search.down.sql\n");
  EXPECT_EQ(made_beside({{"1.2_a/up.sql", ""}}), "1.3_add_search/up.sql\n1.3_add_search/down.sql\n");
  EXPECT_EQ(made_beside({{"7_a/migration.sql", ""}}), "8_add_search/migration.sql\n");
  EXPECT_EQ(made_beside({{"V1_2__a.sql", ""}, {"R__b.sql", ""}}), "V1.3__add_search.sql\n");
  EXPECT_EQ(made_beside({{"V1.2__a.sql", ""}, {"U1.2__a.sql", ""}}), "V1.3__add_search.sql\nU1.3__add_search.sql\n");
  EXPECT_EQ(made_beside({{"00007_a.sql", "-- +goose Up\n"}}), "00008_add_search.sql\n");
  EXPECT_EQ(made_beside({{"7_a.postgres.up.sql", ""}}, {"--dialect", "postgresql", "add_search"}),
            "8_add_search.postgres.up.sql\n8_add_search.postgres.down.sql\n");
}

TEST(new_migration, PutsScriptsIntoFoldersWhereTheConventionHasNoTags) {
  EXPECT_EQ(made_beside({{"V1__a.sql", ""}}, {"--dialect", "sqlite", "--dialect", "postgresql", "b"}),
            "sqlite/V2__b.sql\npostgresql/V2__b.sql\n");
  EXPECT_EQ(made_beside({{"sqlite/1_a/up.sql", ""}}, {"--dialect", "sqlite", "b"}),
            "sqlite/2_b/up.sql\nsqlite/2_b/down.sql\n");
}

TEST(new_migration, FollowsTheConventionItIsTold) {
  EXPECT_EQ(made_beside({}, {"--layout", "goose", "first"}), "0001_first.sql\n");
  EXPECT_EQ(made_beside({}, {"--layout", "diesel", "first"}), "0001_first/up.sql\n0001_first/down.sql\n");
}

TEST(new_migration, WritesTheMarkersOfTheConvention) {
  const project project;
  project.run("new", {"--layout", "goose", "first"});
  EXPECT_EQ(project.read("migrations/0001_first.sql"), "-- +goose Up\n\n\n-- +goose Down\n\n");
  std::filesystem::remove(project.path("migrations/0001_first.sql"));
  project.run("new", {"--layout", "dbmate", "first"});
  EXPECT_EQ(project.read("migrations/0001_first.sql"), "-- migrate:up\n\n\n-- migrate:down\n\n");
}

TEST(new_migration, RefusesANameThatTheBuildWouldRefuse) {
  const project project;
  for (const char* name : {"add search", "a.down", "a/b", "../a", "", "caf\xc3\xa9", "a.sqlite", "a\nb"}) {
    EXPECT_EQ(project.run("new", {name}).code, 2) << name;
  }
  EXPECT_EQ(project.run("new", {"Add search!"}).err,
            "pawl: a migration's name holds letters, digits, `_` and `-`, such as add_search\n");
  EXPECT_TRUE(std::filesystem::is_empty(project.path("migrations")));
}

}  // namespace
