#include "proof/rows/table_rows.hpp"

#include <gtest/gtest.h>

namespace {

using pawl::generator::compare_rows;
using pawl::generator::declared_changes;
using pawl::generator::row_change;
using pawl::generator::row_value;
using pawl::generator::table_rows;

row_value text(const char* value) { return std::string{value}; }
row_value number(std::int64_t value) { return value; }

table_rows notes(std::vector<std::vector<row_value>> rows, std::vector<std::size_t> key = {0}) {
  return {.table = "notes", .columns = {"id", "title", "body"}, .key = std::move(key), .rows = std::move(rows)};
}

const table_rows two = notes({{number(1), text("a"), text("x")}, {number(2), text("b"), text("y")}});

TEST(table_rows, FindsARowThatIsGone) {
  const auto found = compare_rows(two, notes({{number(2), text("b"), text("y")}}), {});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].change, row_change::lost);
  EXPECT_EQ(found[0].count, 1U);
  EXPECT_EQ(two.shown(found[0].row), "notes(id=1, title='a', body='x')");
}

TEST(table_rows, MindsNoRowThatTheScriptDeletes) {
  EXPECT_TRUE(compare_rows(two, notes({}), {.deletes = true, .columns = {}}).empty());
}

TEST(table_rows, TakesARowUnderAnotherKeyForTheSame) {
  EXPECT_TRUE(
      compare_rows(two, notes({{number(7), text("a"), text("x")}, {number(8), text("b"), text("y")}}), {}).empty());
}

TEST(table_rows, FindsARowInWhosePlaceAnotherStands) {
  const auto after = notes({{number(2), text("b"), text("y")}, {number(9), text("z"), {}}});
  EXPECT_TRUE(compare_rows(two, after, {.rebuilds = true, .columns = {}}).empty());
  EXPECT_EQ(compare_rows(two, after, {.rebuilds = false, .columns = {}}).size(), 1U);
}

TEST(table_rows, FindsARowThatIsGoneWhereThereIsNoKey) {
  auto before = two;
  before.key.clear();
  const auto found = compare_rows(before, notes({{number(1), text("a"), text("x")}}, {}), {});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(before.shown(found[0].row), "notes(id=2, title='b', body='y')");
}

TEST(table_rows, FindsANullThatAppeared) {
  const auto after = notes({{number(1), text("a"), {}}, {number(2), text("b"), text("y")}});
  const auto found = compare_rows(two, after, {});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].change, row_change::nulled);
  EXPECT_EQ(two.shown(found[0].row, found[0].column), "notes(id=1, body='x', title='a')");
  EXPECT_TRUE(compare_rows(two, after, {.deletes = false, .columns = {"body"}}).empty());
}

TEST(table_rows, FindsColumnsThatHaveChangedPlaces) {
  const auto found =
      compare_rows(two, notes({{number(1), text("x"), text("a")}, {number(2), text("y"), text("b")}}), {});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].change, row_change::swapped);
  EXPECT_EQ(two.columns[found[0].column], "title");
  EXPECT_EQ(two.columns[found[0].other], "body");
}

TEST(table_rows, TakesOtherValuesForWhatTheAuthorWanted) {
  EXPECT_TRUE(
      compare_rows(two, notes({{number(1), text("A"), text("x")}, {number(2), text("B"), text("y")}}), {}).empty());
}

TEST(table_rows, ComparesColumnsInAnyOrderAndCase) {
  const table_rows after{.table = "notes",
                         .columns = {"Body", "ID", "extra"},
                         .key = {1},
                         .rows = {{text("x"), number(1), {}}, {text("y"), number(2), {}}}};
  EXPECT_TRUE(compare_rows(two, after, {}).empty());
}

TEST(table_rows, ShowsARowOnOneLine) {
  EXPECT_EQ(notes({{text("a\nb"), text("it's"), {}}}).shown(0), "notes(id='a\uFFFDb', title='it''s', body=NULL)");
}

TEST(table_rows, ShowsWhatIsLongCutShort) {
  const auto row = notes({{pawl::generator::blob{std::string("\x00\xff", 2)}, std::string(500, 'x'), -0.0}});
  EXPECT_EQ(row.shown(0), "notes(id=X'00FF', title='xxxxxxxxxxxxxxxxxxxxxxxx...' (500 bytes), body=-0.0)");
}

}  // namespace
