#include "commands/findings_output.hpp"

#include <nlohmann/json.hpp>

#include "commands/rule_pages.hpp"
#include "pawl_command.hpp"
#include "support/git_repository.hpp"

namespace {

using nlohmann::json;
using pawl::test::outcome;
using pawl::test::project;

/// A set with a warning and no error, and its document.
const std::vector<std::string> as_json{"--dialect", "sqlite", "--format", "json"};

std::vector<std::string> with(std::vector<std::string> arguments, const std::vector<std::string>& more) {
  arguments.insert(arguments.end(), more.begin(), more.end());
  return arguments;
}

TEST(findings_output, IsTheDocumentAloneOnStandardOutput) {
  const project project;
  project.write("0001_a.sql", "CREATE TABEL a (b);\n");
  const auto result = project.run("check", as_json);
  EXPECT_EQ(result.code, 1);
  EXPECT_EQ(result.err, "");
  const auto document = json::parse(result.out);
  EXPECT_EQ(document["verb"], "check");
  EXPECT_EQ(document["exit_code"], 1);
  EXPECT_EQ(document["findings"][0]["id"], "sqlite-proof");
  EXPECT_EQ(document["findings"][0]["page"], "docs/diagnostics/sqlite-proof.md");
  EXPECT_FALSE(document.contains("dialects"));
}

TEST(findings_output, TellsPeopleTheRestOnStandardError) {
  const project project;
  project.write("0001_a.sql", "CREATE TABLE a (b);\n");
  const auto result = project.run("check", as_json);
  EXPECT_EQ(result.code, 0);
  EXPECT_TRUE(result.err.starts_with("1 migration, 0 frozen, 1 draft: proven on SQLite")) << result.err;
  const auto dialect = json::parse(result.out)["dialects"][0];
  EXPECT_TRUE(dialect["proof"].get<std::string>().starts_with("proven on SQLite"));
  EXPECT_EQ(dialect["drafts"][0], json::parse(R"({"version": "0001", "name": "a", "file": "@/migrations/0001_a.sql",
                                                  "compatibility": "compatible", "declared": false})"));
}

TEST(findings_output, IsThereForEveryVerbThatReadsASet) {
  const project project;
  project.write("0001_a.sql", "CREATE TABLE a (b);\n");
  for (const std::string verb : {"generate", "freeze", "schema", "renumber"}) {
    std::vector<std::string> more{"--format", "json"};
    if (verb == "generate") more = with({"--name", "n", "--output", project.path("out")}, more);
    if (verb == "schema") more = with({"--write", project.path("schema.sql")}, more);
    const auto result = project.run(verb, more);
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(json::parse(result.out)["verb"], verb);
  }
  EXPECT_EQ(json::parse(project.run("check", as_json).out)["dialects"][0]["frozen"], 1);
}

TEST(findings_output, GoesToAFileBesideTheText) {
  const project project;
  project.write("0001_a.sql", "CREATE TABEL a (b);\n");
  const auto plain = project.run("check", {"--dialect", "sqlite"});
  const auto result = project.run("check", with(as_json, {"--report", project.path("new/found.json")}));
  EXPECT_EQ(result.code, 1);
  EXPECT_EQ(result.out, plain.out);
  EXPECT_EQ(result.err, plain.err);
  EXPECT_EQ(json::parse(project.read("new/found.json"))["findings"].size(), 1);
}

TEST(findings_output, MayBeTextInAFile) {
  const project project;
  project.write("0001_a.sql", "CREATE TABEL a (b);\n");
  const auto result = project.run("check", {"--dialect=sqlite", "--report=" + project.path("found.txt")});
  EXPECT_EQ(pawl::test::replaced(project.read("found.txt"), project.path("migrations"), "@/migrations"), result.err);
  EXPECT_NE(result.err.find("1 error\n"), std::string::npos);
}

TEST(findings_output, SaysThatItsFileCannotBeWritten) {
  const project project;
  project.write("0001_a.sql", "CREATE TABLE a (b);\n");
  const auto result = project.run("check", with(as_json, {"--report", project.path("migrations")}));
  EXPECT_EQ(result.code, 2);
  EXPECT_NE(result.err.find("pawl: "), std::string::npos) << result.err;
}

/// Whoever reads the document has to learn it from there.
TEST(findings_output, IsWholeWhereTheCommandCouldNotRun) {
  const project project;
  const auto said = [&](const std::vector<std::string>& more) {
    const auto result = project.run("check", with({"--format=json"}, more));
    EXPECT_EQ(result.code, 2);
    const auto document = json::parse(result.out);
    EXPECT_EQ(document["exit_code"], 2);
    EXPECT_EQ("pawl: " + document.value("error", "") + "\n", result.err);
    return document.value("error", "");
  };
  EXPECT_EQ(said({"--dialect", "mysql"}), "--dialect mysql: no such dialect; there are sqlite and postgresql");
  EXPECT_EQ(said({"--lits"}), "The following argument was not expected: --lits; `pawl --help` shows what there is");
}

TEST(findings_output, IsWholeWhereTheFolderCannotBeRead) {
  const project project;
  const auto result = project.run_as_typed({"pawl", "check", "--directory", project.path("none"), "--format", "json"});
  EXPECT_EQ(result.code, 2);
  const auto document = json::parse(result.out);
  EXPECT_EQ(document["findings"][0]["id"], "unreadable-file");
  EXPECT_FALSE(document.contains("error"));
}

TEST(findings_output, LeavesTheSqlOfASchemaItsPlace) {
  const project project;
  project.write("0001_a.sql", "CREATE TABLE a (b);\n");
  const auto result = project.run("schema", as_json);
  EXPECT_EQ(result.code, 2);
  EXPECT_EQ(json::parse(result.out)["error"],
            "the SQL and the findings cannot both go to standard output: --write puts the first into a file, --report "
            "the second");
  const auto both = project.run("schema", with(as_json, {"--report", project.path("found.json")}));
  EXPECT_EQ(both.code, 0);
  EXPECT_NE(both.out.find("CREATE TABLE a"), std::string::npos);
}

TEST(findings_output, AsksNobody) {
  const project project;
  project.write("0001_a.sql", "CREATE TABLE a (b);\n");
  project.write("0001_b.sql", "CREATE TABLE b (b);\n");
  const auto result = project.run("renumber", {"--format", "json"});
  EXPECT_EQ(result.code, 2);
  EXPECT_NE(json::parse(result.out).value("error", "").find("--yes"), std::string::npos) << result.out;
}

TEST(findings_output, DoesNotKnowOtherFormats) {
  const project project;
  const auto result = project.run("check", {"--format", "xml"});
  EXPECT_EQ(result.code, 2);
  EXPECT_EQ(result.out, "");
  EXPECT_EQ(result.err, "pawl: --format: there is no such format as xml; `pawl --help` shows what there is\n");
}

TEST(findings_output, LetsTheHelpBe) {
  const project project;
  const auto result = project.run("check", {"--format", "json", "--help"});
  EXPECT_EQ(result.code, 0);
  EXPECT_NE(result.out.find("--format text|json|sarif|github|gitlab=text"), std::string::npos) << result.out;
}

TEST(findings_output, NamesFilesFromTheTopOfTheRepository) {
  const pawl::test::git_repository git;
  git.write("app/db/0001_a.sql", "CREATE TABEL a (b);\n");
  std::ostringstream out, err;
  const auto folder = git / "app/db";
  const char* const argv[]{"pawl", "check", "--directory", folder.c_str(), "--dialect", "sqlite", "--format", "github"};
  pawl::generator::run_command_line(8, argv, {out, err});
  EXPECT_TRUE(out.str().starts_with("::error file=app/db/0001_a.sql,line=1,col=8,")) << out.str();
}

/// What could not be looked at is told of the folder that was meant, in a report that needs one.
TEST(findings_output, BlamesTheFolderWhereTheCommandCouldNotRun) {
  const project project;
  const auto result = project.run("check", {"--format=gitlab", "--lits"});
  EXPECT_EQ(result.code, 2);
  const auto entry = json::parse(result.out)[0];
  EXPECT_EQ(entry["check_name"], "could-not-run");
  EXPECT_TRUE(entry["location"]["path"].get<std::string>().ends_with("migrations")) << result.out;
}

TEST(findings_output, IsWholeWhereTheOtherProgramIsMissing) {
  std::ostringstream out, err;
  const char* const argv[]{"pawl", "check", "--format", "github"};
  EXPECT_EQ(pawl::generator::refuse_command_line(4, argv, {out, err}, "no pawl-postgresql"), 2);
  EXPECT_EQ(out.str(), "::error title=pawl::no pawl-postgresql\n");
  EXPECT_EQ(err.str(), "pawl: no pawl-postgresql\n");
}

/// Its page is in another folder than those of the catalogue.
TEST(rule_pages, AreThereOfRules) {
  const auto pages = pawl::generator::pages_of({{.id = "drop-table", .message = "m"}});
  ASSERT_EQ(pages.size(), 1);
  EXPECT_EQ(pages[0].file, "docs/lint/drop-table.md");
  EXPECT_EQ(pages[0].summary, "A table that was there before the migration is gone behind it, with all its rows");
}

TEST(rule_pages, KnowNothingOfAnUnknownId) {
  const auto pages = pawl::generator::pages_of({{.id = "no-such-rule", .message = "m"}});
  ASSERT_EQ(pages.size(), 1);
  EXPECT_EQ(pages[0].summary, "no-such-rule");
  EXPECT_EQ(pages[0].file, "");
}

TEST(rule_pages, AreThereOnceAnId) {
  const auto pages = pawl::generator::pages_of({{.id = "pragma", .message = "m"}, {.id = "gap"}, {.id = "pragma"}});
  ASSERT_EQ(pages.size(), 2);
  EXPECT_EQ(pages[0].id, "gap");
  EXPECT_EQ(pages[0].summary, "numbered versions leave one out");
  EXPECT_TRUE(pages[0].text.starts_with("# gap\n"));
}

}  // namespace
