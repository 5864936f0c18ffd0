#include "postgresql/migration_lock.hpp"

#include <gtest/gtest.h>

namespace pawl::postgresql {
namespace {

TEST(lock_key, IsTheOneOfTheFormats) { EXPECT_EQ(lock_key("public"), 6146402437813894551); }

TEST(lock_key, DiffersBetweenSchemas) { EXPECT_NE(lock_key("public"), lock_key("app")); }

TEST(jittered, IsBetweenTheHalfAndTheWhole) {
  for (int i = 0; i < 1000; ++i) {
    const auto time = jittered(std::chrono::microseconds{1000});
    EXPECT_GE(time.count(), 500);
    EXPECT_LE(time.count(), 1000);
  }
}

TEST(pauses, EndAtTheirLimit) {
  pauses none{std::chrono::milliseconds{0}};
  EXPECT_FALSE(none.again());
  pauses some{std::chrono::milliseconds{5}};
  EXPECT_TRUE(some.again());
}

}  // namespace
}  // namespace pawl::postgresql
