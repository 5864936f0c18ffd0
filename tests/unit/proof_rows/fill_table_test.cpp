#include "proof/rows/fill_table.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "proof/rows/mined_values.hpp"

namespace {

using pawl::generator::blob;
using pawl::generator::fill_result;
using pawl::generator::fill_table;
using pawl::generator::mined_values;
using pawl::generator::new_row;
using pawl::generator::row_reference;
using pawl::generator::row_sink;
using pawl::generator::row_table;
using pawl::generator::row_value;
using pawl::generator::value_kind;

/// Takes what a condition takes.
class fake_sink : public row_sink {
 public:
  using condition = std::function<std::optional<std::string>(const new_row&)>;
  explicit fake_sink(condition refuses) : refuses_{std::move(refuses)} {}

  std::optional<std::string> insert(const new_row& row, bool keeps) override {
    ++tries;
    if (auto why = refuses_(row)) return why;
    if (keeps) rows.push_back(row);
    return std::nullopt;
  }
  std::vector<std::vector<row_value>> parents(const row_reference&) override { return {}; }

  std::vector<new_row> rows;
  std::size_t tries = 0;

 private:
  condition refuses_;
};

row_table two_columns() {
  return {.name = "t",
          .columns = {{.name = "id", .kind = value_kind::integer, .nullable = false, .optional = false},
                      {.name = "a", .kind = value_kind::text}},
          .keys = {{.columns = {0}, .primary = true}},
          .references = {}};
}

TEST(fill_table, ProvokesAccidents) {
  fake_sink sink{[](const new_row&) { return std::nullopt; }};
  EXPECT_EQ(fill_table(two_columns(), {}, sink).rows, 12U);
  std::multiset<std::string> texts;
  std::set<std::int64_t> ids;
  for (const auto& row : sink.rows) {
    texts.insert(shown(*row[1]));
    ids.insert(std::get<std::int64_t>(*row[0]));
  }
  EXPECT_EQ(ids.size(), 12U);
  EXPECT_GE(texts.count("NULL"), 2U);
  EXPECT_GE(texts.count("'a a'"), 2U);
  EXPECT_GE(texts.count("''"), 1U);
  EXPECT_EQ(texts.count("'A A '"), 1U);
}

TEST(fill_table, MakesTheSameRowsForTheSameSeed) {
  fake_sink one{[](const new_row&) { return std::nullopt; }};
  fake_sink two{[](const new_row&) { return std::nullopt; }};
  fake_sink three{[](const new_row&) { return std::nullopt; }};
  fill_table(two_columns(), {.seed = 5}, one);
  fill_table(two_columns(), {.seed = 5}, two);
  fill_table(two_columns(), {.seed = 6}, three);
  EXPECT_EQ(one.rows, two.rows);
  EXPECT_NE(one.rows, three.rows);
}

TEST(fill_table, SatisfiesConditionsByWhatTheyMention) {
  auto table = two_columns();
  table.columns[1].optional = table.columns[1].nullable = false;
  table.columns[1].hints = mined_values("CHECK (a IN ('red', 'green'))", pawl::dialect::sqlite);
  fake_sink sink{[](const new_row& row) -> std::optional<std::string> {
    const auto* text = std::get_if<std::string>(&*row[1]);
    const bool good = text != nullptr && (*text == "red" || *text == "green");
    return good ? std::nullopt : std::optional<std::string>{"CHECK a"};
  }};
  EXPECT_GE(fill_table(table, {}, sink).rows, 8U);
}

TEST(fill_table, SatisfiesOneConditionAfterTheOther) {
  row_table table{.name = "t", .columns = {}, .keys = {}, .references = {}};
  for (int i = 0; i < 6; ++i)
    table.columns.push_back({.name = std::string(1, static_cast<char>('a' + i)),
                             .kind = value_kind::text,
                             .nullable = false,
                             .optional = false,
                             .hints = {std::string{"good"}}});
  fake_sink sink{[](const new_row& row) -> std::optional<std::string> {
    for (std::size_t i = 0; i < row.size(); ++i)
      if (*row[i] != row_value{std::string{"good"}}) return "CHECK " + std::to_string(i);
    return std::nullopt;
  }};
  EXPECT_GT(fill_table(table, {}, sink).rows, 0U);
}

TEST(fill_table, SaysWhyATableStaysEmptyAfterABoundedNumberOfTries) {
  fake_sink sink{[](const new_row&) { return std::optional<std::string>{"never"}; }};
  const auto result = fill_table(two_columns(), {}, sink);
  EXPECT_EQ(result.rows, 0U);
  EXPECT_EQ(result.why_empty, "never");
  EXPECT_LE(sink.tries, 2'000U);
}

TEST(fill_table, TriesLessOftenOnWideTables) {
  row_table table{.name = "t", .columns = {}, .keys = {}, .references = {}};
  for (int i = 0; i < 2'000; ++i) table.columns.push_back({.name = "c" + std::to_string(i)});
  fake_sink sink{[](const new_row&) { return std::optional<std::string>{"never"}; }};
  fill_table(table, {}, sink);
  EXPECT_LE(sink.tries, 100U);
}

TEST(mined_values, ReadsLiteralsNumbersAndPatterns) {
  const auto found =
      mined_values("CHECK (a LIKE '%_@_%' OR length(a) = 3 OR b > 0.5 OR c GLOB '[A-F]?*')", pawl::dialect::sqlite);
  const auto has = [&](const row_value& value) { return std::ranges::find(found, value) != found.end(); };
  EXPECT_TRUE(has(std::string{"x@x"}));
  EXPECT_TRUE(has(std::string{"xxx"}));
  EXPECT_TRUE(has(std::int64_t{4}));
  EXPECT_TRUE(has(0.5));
  EXPECT_TRUE(has(std::string{"Ax"}));
}

}  // namespace
