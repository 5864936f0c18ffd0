#include "example_document.hpp"

#include <set>

#include <nlohmann/json.hpp>

#include "diagnostics/formats/fingerprints.hpp"
#include "diagnostics/formats/formats.hpp"

namespace {

using namespace pawl::generator;
using nlohmann::json;

TEST(gitlab, HasAnEntryForEachFinding) {
  const auto entries = json::parse(write_gitlab(pawl::test::example_document()));
  ASSERT_EQ(entries.size(), 3);
  auto first = entries[0];
  EXPECT_EQ(first["fingerprint"].get<std::string>().size(), 64);
  first.erase("fingerprint");
  EXPECT_EQ(first, json::parse(R"({
    "description": "version 0002 is missing\nhint: bring it back\nor rename this one",
    "check_name": "gap", "severity": "critical",
    "location": {"path": "db/0003 x,y:z.sql", "lines": {"begin": 12}}})"));
}

TEST(gitlab, KeepsHostileText) {
  const auto text = write_gitlab(pawl::test::example_document());
  EXPECT_TRUE(std::ranges::all_of(text, [](char c) { return (c >= ' ' && c < 0x7f) || c == '\n'; }));
  const auto entry = json::parse(text)[1];
  EXPECT_EQ(entry["description"],
            "\x01 \x1b[31m ::error:: 100%, \"a\\b\" {0}\r\n\u202E \xf0\x9f\xa6\xab \uFFFD \uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(entry["severity"], "minor");
  EXPECT_EQ(entry["location"]["lines"]["begin"], 1);
}

TEST(gitlab, BlamesTheFolderForWhatIsInNoFile) {
  EXPECT_EQ(json::parse(write_gitlab(pawl::test::example_document()))[2]["location"]["path"], "db");
}

TEST(gitlab, SaysWhyTheCommandCouldNotRun) {
  const auto entries = json::parse(write_gitlab(pawl::test::failed_document()));
  ASSERT_EQ(entries.size(), 1);
  EXPECT_EQ(entries[0]["description"], "out of % memory");
  EXPECT_EQ(entries[0]["severity"], "blocker");
  EXPECT_EQ(entries[0]["location"]["path"], ".");
}

TEST(gitlab, IsAnEmptyListWhereNothingIsWrong) { EXPECT_EQ(write_gitlab({.version = "1", .verb = "check"}), "[]\n"); }

document twice_found() {
  document document{.version = "1", .verb = "check", .root = "/r"};
  document.findings = {{.id = "gap", .where = {.file = "/r/a.sql", .line = 1}, .message = "m"},
                       {.id = "gap", .where = {.file = "/r/a.sql", .line = 2}, .message = "m"},
                       {.id = "gap", .where = {.file = "/r/b.sql", .line = 2}, .message = "m"},
                       {.id = "gap", .where = {.file = "/r/b.sql", .line = 2}, .message = "n"},
                       {.id = "pragma", .where = {.file = "/r/b.sql", .line = 2}, .message = "n"}};
  return document;
}

TEST(fingerprints, TellFindingsApart) {
  const auto prints = fingerprints(twice_found());
  EXPECT_EQ(std::set(prints.begin(), prints.end()).size(), prints.size());
}

TEST(fingerprints, StayWhereLinesAreAddedAboveAndInAnotherClone) {
  auto moved = twice_found();
  moved.root = "/elsewhere/r";
  for (auto& finding : moved.findings) {
    finding.where.line += 7;
    finding.where.file.insert(0, "/elsewhere");
  }
  EXPECT_EQ(fingerprints(moved), fingerprints(twice_found()));
}

}  // namespace
