// Many processes start at once on one database: each migration is applied once and nobody fails, also when some of them
// are killed.

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <random>
#include <thread>

#include "faults/postgresql/rehearsal.hpp"
#include "faults/sampling.hpp"
#include "support/temporary_folder.hpp"

namespace pawl::faults {
namespace {

using clock = std::chrono::steady_clock;

/// Starts `count` processes that wait for each other.
std::vector<test::process> start_together(const std::string& connection_string, std::size_t count,
                                          const test::temporary_folder& folder, std::vector<std::string> more = {}) {
  std::filesystem::remove(folder / "start");
  more.insert(more.end(), {"--start-file", folder / "start"});
  std::vector<test::process> processes;
  for (std::size_t i = 0; i < count; ++i) processes.emplace_back(upgrade_command(connection_string, more));
  std::ofstream{folder / "start"};
  return processes;
}

struct round_result {
  std::size_t failed = 0;
  std::size_t killed = 0;
  std::size_t applied = 0;
  std::string first_error = {};
  clock::duration duration = {};
};

round_result wait_for_all(std::vector<test::process>& processes) {
  round_result round;
  const clock::time_point begin = clock::now();
  for (test::process& process : processes) {
    const test::process_result result = process.wait();
    if (result.signal == SIGKILL && !result.timed_out) {
      ++round.killed;
    } else if (result.exit_code == 0) {
      round.applied += std::stoul(result.output);
    } else {
      ++round.failed;
      if (round.first_error.empty()) round.first_error = result.errors;
    }
  }
  round.duration = clock::now() - begin;
  return round;
}

class starters : public testing::Test {
 protected:
  const postgresql_rehearsal upgrade;
  const test::temporary_folder folder;
};

TEST_F(starters, ApplyEachMigrationOnceAndNoneFails) {
  const std::size_t count = sampled(8, 100);
  clock::duration slowest{};
  for (std::size_t round = 0; round < sampled(2, 20); ++round) {
    upgrade.reset();
    std::vector<test::process> processes = start_together(upgrade.database().connection_string(), count, folder);
    const round_result result = wait_for_all(processes);
    ASSERT_EQ(result.failed, 0U) << "round " << round << ": " << result.first_error;
    ASSERT_EQ(result.applied, postgresql_migrations().size() - 1) << "round " << round;
    ASSERT_EQ(upgrade.examine(right_runner, postgresql_migrations().size(), {}).problem, "");
    slowest = std::max(slowest, result.duration);
  }
  std::cout << count
            << " starters, slowest round: " << std::chrono::duration_cast<std::chrono::milliseconds>(slowest).count()
            << " ms\n";
}

TEST_F(starters, MakeTheHistoryOnceOnAnEmptyDatabase) {
  for (std::size_t round = 0; round < sampled(2, 20); ++round) {
    const test::test_database database;
    std::vector<test::process> processes = start_together(database.connection_string(), 8, folder, {"--transactional"});
    const round_result result = wait_for_all(processes);
    ASSERT_EQ(result.failed, 0U) << "round " << round << ": " << result.first_error;
    ASSERT_EQ(result.applied, transactional_set().size()) << "round " << round;
  }
}

TEST_F(starters, RedArmFindsARunnerWithoutALock) {
  std::size_t bad = 0;
  for (int round = 0; round < 3; ++round) {
    upgrade.reset();
    std::vector<test::process> processes =
        start_together(upgrade.database().connection_string(), 8, folder, {"--runner", "lockless"});
    const round_result result = wait_for_all(processes);
    if (result.failed > 0 || result.applied != postgresql_migrations().size() - 1) ++bad;
  }
  std::cout << bad << " of 3 rounds bad\n";
  EXPECT_GT(bad, 0U);
}

/// Some starters are killed at random moments; the others finish, and so does the next one.
TEST_F(starters, SomeOfWhichAreKilledLeaveNothingBad) {
  const std::size_t rounds = sampled(5, 1000);
  std::size_t killed = 0;
  for (std::size_t round = 0; round < rounds; ++round) {
    const std::uint64_t seed = first_seed() + round;
    std::mt19937_64 random{seed};
    upgrade.reset();
    std::vector<test::process> processes = start_together(upgrade.database().connection_string(), 6, folder);
    for (int kills = 0; kills < 3; ++kills) {
      std::this_thread::sleep_for(std::chrono::microseconds{random() % 25000});
      processes[random() % processes.size()].kill();
    }
    const round_result result = wait_for_all(processes);
    killed += result.killed;
    ASSERT_EQ(result.failed, 0U) << "PAWL_SEED=" << seed << ": " << result.first_error;
    const verdict verdict = upgrade.examine(right_runner, 1, errc::in_doubt);
    ASSERT_EQ(verdict.problem, "") << "PAWL_SEED=" << seed;
  }
  std::cout << rounds << " rounds, " << killed << " of " << 6 * rounds << " starters killed\n";
  EXPECT_GT(killed, 0U) << "too few to mean anything";
}

/// Promise 9: whoever holds the lock and dies leaves it to the next.
TEST_F(starters, GoOnWhenTheHolderOfTheLockIsKilled) {
  for (std::size_t round = 0; round < sampled(3, 50); ++round) {
    upgrade.reset();
    test::process holder{upgrade_command(upgrade.database().connection_string())};
    std::this_thread::sleep_for(std::chrono::milliseconds{5 + 7 * round});
    holder.kill();
    const clock::time_point freed = clock::now();
    test::process next{upgrade_command(upgrade.database().connection_string())};
    const test::process_result result = next.wait();
    EXPECT_EQ(result.exit_code, 0) << result.errors;
    EXPECT_LT(clock::now() - freed, std::chrono::seconds{2}) << "round " << round;
    holder.wait();
    EXPECT_EQ(upgrade.examine(right_runner, postgresql_migrations().size(), {}).problem, "");
  }
}

}  // namespace
}  // namespace pawl::faults
