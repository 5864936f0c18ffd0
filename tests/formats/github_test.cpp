#include "example_document.hpp"

#include "diagnostics/formats/formats.hpp"

namespace {

using namespace pawl::generator;

std::string line(const std::string& text, int number) {
  std::istringstream lines{text};
  std::string line;
  for (int i = 0; i <= number; ++i) std::getline(lines, line);
  return line;
}

TEST(github, NamesThePlaceInThePropertiesAndInTheLog) {
  EXPECT_EQ(
      line(write_github(pawl::test::example_document()), 0),
      "::error file=db/0003 x%2Cy%3Az.sql,line=12,col=8,title=pawl [gap]::db/0003 x,y:z.sql:12:8: version 0002 is "
      "missing%0Anote: db/0001_a.sql:1: the one before%0Anote: nothing more%0Ahint: bring it back%0Aor rename this "
      "one");
}

TEST(github, KeepsHostileTextInOneCommand) {
  const auto text = write_github(pawl::test::example_document());
  EXPECT_EQ(line(text, 1),
            "::warning file=/else<FF>,title=pawl [new-rule]::/else<FF>: <U+0001> <U+001B>[31m ::error:: 100%25, "
            "\"a\\b\" {0}<U+000D>%0A<U+202E> \xf0\x9f\xa6\xab <FF> <ED><A0><80>");
  EXPECT_EQ(std::ranges::count(text, '\n'), 3);
}

TEST(github, LeavesOutAPlaceThatThereIsNot) {
  EXPECT_EQ(line(write_github(pawl::test::example_document()), 2),
            "::error title=pawl [frozen-since]::git is not there");
}

TEST(github, SaysWhyTheCommandCouldNotRun) {
  EXPECT_EQ(write_github(pawl::test::failed_document()), "::error title=pawl::out of %25 memory\n");
}

TEST(github, SaysNothingWhereNothingIsWrong) { EXPECT_EQ(write_github({.version = "1", .verb = "check"}), ""); }

}  // namespace
