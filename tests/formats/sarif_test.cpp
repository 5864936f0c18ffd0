#include "example_document.hpp"

#include <nlohmann/json.hpp>

#include "diagnostics/formats/formats.hpp"

namespace {

using namespace pawl::generator;
using nlohmann::json;

json run_of(const document& document) { return json::parse(write_sarif(document))["runs"][0]; }

TEST(sarif, HasAResultForEachFinding) {
  auto result = run_of(pawl::test::example_document())["results"][0];
  EXPECT_EQ(result["partialFingerprints"]["pawlFinding/v1"].get<std::string>().size(), 64);
  result.erase("partialFingerprints");
  EXPECT_EQ(result, json::parse(R"({
    "ruleId": "gap", "ruleIndex": 1, "level": "error",
    "message": {"text": "version 0002 is missing\nhint: bring it back\nor rename this one"},
    "locations": [{"physicalLocation": {
      "artifactLocation": {"uri": "db/0003%20x%2Cy%3Az.sql", "uriBaseId": "%SRCROOT%"},
      "region": {"startLine": 12, "startColumn": 8}}}],
    "relatedLocations": [
      {"physicalLocation": {"artifactLocation": {"uri": "db/0001_a.sql", "uriBaseId": "%SRCROOT%"},
                            "region": {"startLine": 1}},
       "message": {"text": "the one before"}},
      {"message": {"text": "nothing more"}}]})"));
}

TEST(sarif, KeepsHostileText) {
  const auto text = write_sarif(pawl::test::example_document());
  EXPECT_TRUE(std::ranges::all_of(text, [](char c) { return (c >= ' ' && c < 0x7f) || c == '\n'; }));
  const auto result = json::parse(text)["runs"][0]["results"][1];
  // Braces are doubled: they would stand for an argument.
  EXPECT_EQ(result["message"]["text"],
            "\x01 \x1b[31m ::error:: 100%, \"a\\b\" {{0}}\r\n\u202E \xf0\x9f\xa6\xab \uFFFD \uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(result["level"], "warning");
  EXPECT_EQ(result["locations"][0]["physicalLocation"],
            json::parse(R"({"artifactLocation": {"uri": "file:///else%FF"}})"));
}

TEST(sarif, BlamesTheFolderForWhatIsInNoFile) {
  EXPECT_EQ(run_of(pawl::test::example_document())["results"][2]["locations"],
            json::parse(R"([{"physicalLocation": {"artifactLocation": {"uri": "db/", "uriBaseId": "%SRCROOT%"}}}])"));
}

TEST(sarif, DescribesTheRulesThatItNames) {
  EXPECT_EQ(run_of(pawl::test::example_document())["tool"]["driver"], json::parse(R"({
    "name": "pawl", "version": "1.2.3", "rules": [
      {"id": "frozen-since", "shortDescription": {"text": "the commit cannot be read"},
       "help": {"text": "# frozen-since\n", "markdown": "# frozen-since\n"}},
      {"id": "gap", "shortDescription": {"text": "versions leave one out"},
       "help": {"text": "# gap\n\nText.\n", "markdown": "# gap\n\nText.\n"}},
      {"id": "new-rule", "shortDescription": {"text": "new-rule"}}]})"));
}

TEST(sarif, CountsColumnsAsPawlDoes) {
  EXPECT_EQ(run_of(pawl::test::example_document())["columnKind"], "unicodeCodePoints");
}

TEST(sarif, HasAnEmptyListOfResultsWhereNothingIsWrong) {
  const auto run = run_of({.version = "1", .verb = "check"});
  EXPECT_EQ(run["results"], json::array());
  EXPECT_EQ(run["invocations"], json::parse(R"([{"executionSuccessful": true, "exitCode": 0}])"));
}

TEST(sarif, HasNoneWhereTheCommandCouldNotRun) {
  const auto run = run_of(pawl::test::failed_document());
  EXPECT_FALSE(run.contains("results"));
  EXPECT_EQ(run["invocations"], json::parse(R"([{"executionSuccessful": false, "exitCode": 2,
    "toolExecutionNotifications": [{"level": "error", "message": {"text": "out of % memory"}}]}])"));
}

}  // namespace
