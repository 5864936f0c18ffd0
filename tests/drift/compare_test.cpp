/// Two lists of objects, and the text that a schema is embedded as.

#include "core/schema_compare.hpp"
#include "core/schema_text.hpp"

#include <gtest/gtest.h>

namespace pawl {
namespace {

std::string said(const std::vector<schema_object>& expected, const std::vector<schema_object>& found,
                 const comparison& how = {}) {
  return to_string(drift{.differences = compare_schemas(expected, found, how)});
}

const schema_object table{"table", "t", "", ""};
const schema_object a{"column", "t.a", "t", "TEXT"};
const schema_object b{"column", "t.b", "t", "TEXT"};

TEST(comparison, NamesNothingThatGoesWithAMissingTable) {
  EXPECT_EQ(said({table, a, b}, {}), "missing: table t\n");
  EXPECT_EQ(said({}, {table, a, b}), "extra: table t\n");
}

TEST(comparison, CountsTheOrderOfColumns) {
  EXPECT_EQ(said({table, a, b}, {table, b, a}),
            "different: table t\n  expected: columns in the order a, b\n  found:    columns in the order b, a\n");
  EXPECT_EQ(said({table, a, b}, {table, b, a}, {.columns = column_order::ignored}), "");
}

TEST(comparison, TakesNoOrderFromAColumnThatOnlyOneSideHas) {
  const schema_object c{"column", "t.c", "t", "TEXT"};
  EXPECT_EQ(said({table, a, b}, {table, c, a, b}), "extra: column t.c\n  found:    TEXT\n");
}

TEST(comparison, CanIgnoreTheCaseOfLettersButInStrings) {
  const comparison how{.letters = letter_case::ignored};
  EXPECT_EQ(
      said({{"view", "V", "", "select 'A' as X, \"It's\""}}, {{"view", "v", "", "SELECT 'A' AS x, \"IT'S\""}}, how),
      "");
  EXPECT_NE(said({{"view", "v", "", "select 'a'"}}, {{"view", "v", "", "select 'A'"}}, how), "");
}

TEST(comparison, LeavesOthersAloneWhereTheyAreAllowed) {
  const comparison how{.strangers = extras::allowed};
  const schema_object index{"index", "i", "t", "on t"};
  EXPECT_EQ(said({table, a}, {table, a, {"table", "u", "", ""}, {"column", "u.a", "u", ""}}, how), "");
  EXPECT_EQ(said({table, a}, {table, a, index}, how), "extra: index i\n  found:    on t\n");
}

TEST(schema_text, IsReadAsItWasWritten) {
  const std::vector<schema_object> objects{{"table", "a\nb", "", ""}, {"view", "v", "", "SELECT '\n\xc3\xa9'"}};
  EXPECT_EQ(read_schema_text(print_schema(objects)), objects);
  EXPECT_EQ(print_schema({table}), std::string("table\0t\0\0\0\n", 11));
}

}  // namespace
}  // namespace pawl
