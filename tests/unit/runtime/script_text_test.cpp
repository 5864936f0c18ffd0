#include "core/script_text.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "support/test_set.hpp"

namespace pawl {
namespace {

constexpr const char* sql = "CREATE TABLE a (x);\nINSERT INTO a VALUES ('\xc3\xa9');\n  SELECT x\n  FROM a\n";

test::test_set cut_every(std::size_t size) { return test::test_set{{{"1", "a", sql}}, {.piece_size = size}}; }

std::vector<std::string> statements_read(const script& script) {
  std::vector<std::string> found;
  statement_reader reader;
  for (const statement& statement : script.statements) found.emplace_back(reader.read(script, statement));
  return found;
}

TEST(statement_reader, ReadsTheSameStatementsHoweverTheScriptIsCut) {
  const std::vector<std::string> expected{"CREATE TABLE a (x);", "INSERT INTO a VALUES ('\xc3\xa9');",
                                          "SELECT x\n  FROM a"};
  for (std::size_t size = 1; size <= std::string{sql}.size() + 1; ++size) {
    const test::test_set set = cut_every(size);
    EXPECT_EQ(statements_read(set[0].up), expected) << "cut every " << size << " bytes";
    EXPECT_EQ(text_of(set[0].up), sql) << "cut every " << size << " bytes";
  }
}

TEST(statement_reader, CopiesNoStatementThatLiesInOnePiece) {
  const test::test_set set = cut_every(1000);
  statement_reader reader;
  const script& up = set[0].up;
  for (const statement& statement : up.statements) {
    EXPECT_EQ(reader.read(up, statement).data(), up.pieces[0].data + statement.begin);
  }
}

TEST(statement_reader, EndsEveryStatementThatItJoinsWithANul) {
  const test::test_set set = cut_every(7);
  statement_reader reader;
  const script& up = set[0].up;
  for (const statement& statement : up.statements) {
    const std::string_view text = reader.read(up, statement);
    EXPECT_EQ(text.data()[text.size()], '\0');
  }
}

TEST(place_of, CountsLinesFromTheScriptsFirst) {
  const test::test_set set = cut_every(5);
  script up = set[0].up;
  up.first_line = 10;
  EXPECT_EQ(place_of(up, 0).line, 10U);
  EXPECT_EQ(place_of(up, 0).column, 1U);
  const auto from = static_cast<std::uint32_t>(std::string{sql}.find("FROM"));
  EXPECT_EQ(place_of(up, from).line, 13U);
  EXPECT_EQ(place_of(up, from).column, 3U);
}

TEST(place_of, CountsColumnsInCharacters) {
  const test::test_set set = cut_every(5);
  const auto parenthesis = static_cast<std::uint32_t>(std::string{sql}.find(");\n  SELECT"));
  EXPECT_EQ(place_of(set[0].up, parenthesis).line, 2U);
  EXPECT_EQ(place_of(set[0].up, parenthesis).column, 26U);
}

TEST(excerpt_of, IsTheStatementsFirstLine) {
  const test::test_set set = cut_every(5);
  EXPECT_EQ(excerpt_of(set[0].up, set[0].up.statements[2]), "SELECT x");
}

TEST(excerpt_of, IsCutBetweenCharacters) {
  for (std::size_t shift = 0; shift < 3; ++shift) {
    std::string text = "SELECT '" + std::string(shift, 'x');
    for (int i = 0; i < 100; ++i) text += "\xe2\x82\xac";
    const test::test_set set{{{"1", "a", text + "';"}}};
    const std::string excerpt = excerpt_of(set[0].up, set[0].up.statements[0]);
    EXPECT_LE(excerpt.size(), 120U);
    EXPECT_EQ(excerpt.substr(excerpt.size() - 6), "\xe2\x82\xac...") << "shifted by " << shift;
  }
}

}  // namespace
}  // namespace pawl
