#include "example_document.hpp"

#include <nlohmann/json.hpp>

#include "diagnostics/formats/formats.hpp"

namespace {

using namespace pawl::generator;
using nlohmann::json;

json read(const document& document) { return json::parse(write_json(document)); }

TEST(json_format, HasAllThatAFindingHas) {
  EXPECT_EQ(read(pawl::test::example_document("/r"))["findings"][0], json::parse(R"({
    "id": "gap", "severity": "error", "file": "/r/db/0003 x,y:z.sql", "line": 12, "column": 8,
    "message": "version 0002 is missing", "hint": "bring it back\nor rename this one",
    "notes": [{"file": "/r/db/0001_a.sql", "line": 1, "message": "the one before"}, {"message": "nothing more"}],
    "page": "docs/diagnostics/gap.md"})"));
}

TEST(json_format, LeavesOutWhatThereIsNot) {
  EXPECT_EQ(read(pawl::test::example_document())["findings"][2],
            json::parse(R"({"id": "frozen-since", "severity": "error", "message": "git is not there", "notes": [],
                            "page": "docs/diagnostics/frozen-since.md"})"));
}

TEST(json_format, KeepsHostileTextInASCII) {
  const auto text = write_json(pawl::test::example_document());
  EXPECT_TRUE(std::ranges::all_of(text, [](char c) { return (c >= ' ' && c < 0x7f) || c == '\n'; })) << text;
  const auto finding = json::parse(text)["findings"][1];
  EXPECT_EQ(finding["message"],
            "\x01 \x1b[31m ::error:: 100%, \"a\\b\" {0}\r\n\u202E \xf0\x9f\xa6\xab \uFFFD \uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(finding["file"], "/else\uFFFD");
}

TEST(json_format, IsWholeWithoutAFinding) {
  EXPECT_EQ(write_json({.version = "1.2.3", .verb = "freeze"}),
            "{\n  \"schema\": 1,\n  \"pawl\": \"1.2.3\",\n  \"verb\": \"freeze\",\n  \"exit_code\": 0,\n"
            "  \"findings\": [],\n  \"summary\": {\n    \"errors\": 0,\n    \"warnings\": 0\n  }\n}\n");
}

TEST(json_format, SaysWhyTheCommandCouldNotRun) {
  const auto document = read(pawl::test::failed_document());
  EXPECT_EQ(document["error"], "out of % memory");
  EXPECT_EQ(document["exit_code"], 2);
}

TEST(json_format, CountsErrorsAndWarnings) {
  EXPECT_EQ(read(pawl::test::example_document())["summary"], json::parse(R"({"errors": 2, "warnings": 1})"));
}

TEST(json_format, TellsOfTheSet) {
  EXPECT_EQ(read(pawl::test::sound_document())["dialects"], json::parse(R"([{
    "dialect": "postgresql", "proof": "proven on PostgreSQL 15.4", "migrations": 2, "frozen": 1,
    "drafts": [
      {"version": "0002", "name": "a", "file": "db/2.sql", "compatibility": "breaking", "declared": false,
       "because": "table b is gone", "statements": [
         {"line": 3, "column": 1, "measured": true,
          "locks": [{"relation": "public.b", "mode": "AccessExclusiveLock", "new": false}],
          "rewritten": ["public.b"], "scanned": ["public.c"]},
         {"line": 5, "column": 2, "measured": false, "locks": [], "rewritten": [], "scanned": []}]}],
    "repeatables": [{"name": "v", "file": "db/R__v.sql", "statements": []}]}])"));
}

}  // namespace
