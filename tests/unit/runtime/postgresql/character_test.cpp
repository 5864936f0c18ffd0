#include "postgresql/character.hpp"

#include <gtest/gtest.h>

namespace pawl::postgresql {
namespace {

TEST(offset_of_character, CountsCharactersNotBytes) {
  EXPECT_EQ(offset_of_character("abc", 1), 0U);
  EXPECT_EQ(offset_of_character("abc", 3), 2U);
  EXPECT_EQ(offset_of_character("\xc3\xa9\xf0\x9f\x90\x98x", 3), 6U);
}

TEST(offset_of_character, EndsWithTheText) {
  EXPECT_EQ(offset_of_character("abc", 4), 3U);
  EXPECT_EQ(offset_of_character("abc", 99), 3U);
  EXPECT_EQ(offset_of_character("", 1), 0U);
}

}  // namespace
}  // namespace pawl::postgresql
