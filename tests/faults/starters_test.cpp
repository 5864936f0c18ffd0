// Many processes start at once on one database file: each migration is applied once and nobody fails.

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <random>
#include <thread>

#include "faults/starter.hpp"
#include "faults/sweep.hpp"

namespace pawl::faults {
namespace {

using clock = std::chrono::steady_clock;

/// Starts `count` processes that wait for each other.
std::vector<test::process> start_together(const upgrade_site& site, std::size_t count,
                                          std::vector<std::string> more = {}) {
  const std::string start_file = site.file("start");
  std::filesystem::remove(start_file);
  more.insert(more.end(), {"--start-file", start_file});
  std::vector<test::process> processes;
  for (std::size_t i = 0; i < count; ++i) processes.emplace_back(upgrade_command(site.database(), more));
  std::ofstream{start_file};
  return processes;
}

struct round_result {
  std::size_t failed = 0;
  std::size_t applied = 0;
  std::string first_error;
  clock::duration duration{};
};

round_result wait_for_all(std::vector<test::process>& processes) {
  round_result round;
  const clock::time_point begin = clock::now();
  for (test::process& process : processes) {
    const test::process_result result = process.wait();
    if (result.exit_code == 0) {
      round.applied += std::stoul(result.output);
    } else {
      ++round.failed;
      if (round.first_error.empty()) round.first_error = result.errors;
    }
  }
  round.duration = clock::now() - begin;
  return round;
}

class eight_starters : public testing::TestWithParam<const char*> {};

TEST_P(eight_starters, ApplyEachMigrationOnceAndNoneFails) {
  const upgrade_site site{GetParam()};
  clock::duration slowest{};
  for (int round = 0; round < 50; ++round) {
    site.start_afresh();
    std::vector<test::process> processes = start_together(site, 8);
    const round_result result = wait_for_all(processes);
    ASSERT_EQ(result.failed, 0) << "round " << round << ": " << result.first_error;
    ASSERT_EQ(result.applied, notes_upgrade().migrations.size()) << "round " << round;
    slowest = std::max(slowest, result.duration);
  }
  std::cout << "slowest round: " << std::chrono::duration_cast<std::chrono::milliseconds>(slowest).count() << " ms\n";
  EXPECT_LT(slowest, std::chrono::seconds{2});
}

INSTANTIATE_TEST_SUITE_P(sqlite, eight_starters, testing::Values("DELETE", "WAL"),
                         [](const auto& mode) { return std::string{mode.param}; });

TEST(eight_starters_red_arm, FindsADeferredTransactionThatDoesNotWait) {
  const upgrade_site site{"DELETE"};
  std::size_t bad = 0;
  for (int round = 0; round < 10; ++round) {
    site.start_afresh();
    std::vector<test::process> processes = start_together(site, 8, {"--runner", "deferred"});
    const round_result result = wait_for_all(processes);
    if (result.failed > 0 || result.applied != notes_upgrade().migrations.size()) ++bad;
  }
  std::cout << bad << " of 10 rounds bad\n";
  EXPECT_GT(bad, 0);
}

/// Some starters are killed at random moments; whatever they leave, the next one finishes.
std::string chaos_round(const upgrade_site& site, std::uint64_t seed, std::size_t& killed) {
  std::mt19937_64 random{seed};
  site.restore();
  const bool each = random() % 2 == 0;
  std::vector<test::process> processes =
      start_together(site, 6, each ? std::vector<std::string>{"--each"} : std::vector<std::string>{});
  for (int kills = 0; kills < 4; ++kills) {
    std::this_thread::sleep_for(std::chrono::microseconds{random() % 8000});
    processes[random() % processes.size()].kill();
  }
  for (test::process& process : processes) {
    const test::process_result result = process.wait();
    if (result.signal == SIGKILL) ++killed;
    if (result.exit_code != 0 && result.signal != SIGKILL) return "a starter failed: " + result.errors;
  }
  return site.finish(!each);
}

TEST(chaos, OfStartersAndKillsLeavesNothingBad) {
  const upgrade_site sites[] = {upgrade_site{"DELETE"}, upgrade_site{"WAL"}};
  const std::size_t rounds = sampled(30, 1000);
  std::size_t killed = 0;
  for (std::size_t round = 0; round < rounds; ++round) {
    const std::uint64_t seed = first_seed() + round;
    ASSERT_EQ(chaos_round(sites[seed % 2], seed, killed), "") << "PAWL_SEED=" << seed;
  }
  std::cout << rounds << " rounds, " << killed << " of " << 6 * rounds << " starters killed\n";
  EXPECT_GT(killed, rounds / 2) << "too few to mean anything";
}

}  // namespace
}  // namespace pawl::faults
