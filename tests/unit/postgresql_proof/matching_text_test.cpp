#include "proof/postgresql/rows/matching_text.hpp"

#include <gtest/gtest.h>

namespace {

using namespace pawl::generator;

TEST(texts_matching, FollowTheExpression) {
  for (const auto& text : texts_matching("^[A-C]{2}-[0-9]+$")) {
    ASSERT_GE(text.size(), 4U);
    EXPECT_EQ(text[2], '-') << text;
  }
}

/// PostgreSQL compiles an expression when a row meets it, so a schema may hold any.
TEST(texts_matching, EndWhateverTheExpressionIs) {
  std::string nested = "^";
  for (int i = 0; i < 40; ++i) nested = "(" + nested + "){9}";
  for (const std::string& hostile :
       {std::string{"(){9999999999}"}, nested, std::string(20'000, '('), std::string(20'000, '['),
        std::string{"a{9999999999,99999999999}"}, std::string{"\\"}})
    for (const auto& text : texts_matching(hostile)) EXPECT_LE(text.size(), 200U);
}

}  // namespace
