#include "commands/hand_over.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "commands/console.hpp"

namespace pawl::generator {
namespace {

bool alone(const std::vector<const char*>& typed, const char* url = "") { return is_for_sqlite_alone(typed, url); }

TEST(hand_over, IsNotNeededForVerbsOnSqliteDatabases) {
  EXPECT_TRUE(alone({"status", "sqlite:notes.db"}));
  EXPECT_TRUE(alone({"down", "--yes", "2", "sqlite:notes.db", "--quiet"}));
  EXPECT_TRUE(alone({"up"}, "sqlite:notes.db"));
  EXPECT_TRUE(alone({"status", "sqlite:notes.db"}, "postgresql://host/name"));
}

TEST(hand_over, IsNeededForVerbsOnOthersAndWhereThatIsNotClear) {
  EXPECT_FALSE(alone({"status", "postgresql://host/name"}));
  EXPECT_FALSE(alone({"status", "postgres://host/name"}, "sqlite:notes.db"));
  EXPECT_FALSE(alone({"status", "mysql://host/name"}, "sqlite:notes.db"));
  EXPECT_FALSE(alone({"verify"}, "postgresql://host/name"));
  EXPECT_FALSE(alone({"verify"}));
}

TEST(hand_over, IsNotNeededForSetsOfSqliteAlone) {
  EXPECT_TRUE(alone({"generate", "--name", "a", "--dialect", "sqlite", "--output", "b"}));
  EXPECT_TRUE(alone({"check", "--dialect=sqlite"}));
  EXPECT_FALSE(alone({"check"}));
  EXPECT_FALSE(alone({"check", "--dialect", "sqlite", "--dialect", "postgresql"}));
  EXPECT_FALSE(alone({"check", "--dialect=sqlite", "--dialect=mysql"}));
  EXPECT_FALSE(alone({"check", "--dialect"}));
}

TEST(hand_over, IsNeededForWhatTellsOfEveryEngine) {
  EXPECT_FALSE(alone({}));
  EXPECT_FALSE(alone({"--version"}));
  EXPECT_FALSE(alone({"--help"}));
  EXPECT_FALSE(alone({"completion", "bash"}));
}

/// Without /proc nobody knows where the program lies.
TEST(hand_over, NeverRunsWhatLiesInTheCurrentFolder) {
  EXPECT_EQ(other_program("/usr/bin/pawl"), "/usr/bin/pawl-postgresql");
  try {
    ADD_FAILURE() << other_program({});
  } catch (const command_error& error) {
    EXPECT_STREQ(error.what(),
                 "cannot find pawl-postgresql, the part of this program that knows PostgreSQL, since /proc/self/exe "
                 "cannot be read: run pawl-postgresql itself, which is installed beside pawl, or mount /proc");
  }
}

}  // namespace
}  // namespace pawl::generator
