// The connection breaks, the server ends the session, or the program is killed, at every message and byte of an
// upgrade: no half step is ever left, the next start finishes, and what the program was told is true.

#include <gtest/gtest.h>

#include <chrono>
#include <iostream>
#include <thread>

#include "faults/postgresql/rehearsal.hpp"
#include "faults/sampling.hpp"

namespace pawl::faults {
namespace {

using test::wire;
using test::wire_fault;

struct sweep_result {
  std::size_t points = 0;
  std::size_t bad = 0;
  std::size_t lost = 0;
  std::size_t in_doubt = 0;
  /// Of those in doubt, how many had happened.
  std::size_t happened = 0;
  std::string first_problem;

  void add(const verdict& verdict, const std::string& where) {
    ++points;
    if (verdict.code == errc::connection_lost) ++lost;
    if (verdict.code == errc::in_doubt) ++in_doubt;
    if (verdict.code == errc::in_doubt && verdict.more_than_reported) ++happened;
    if (verdict.problem.empty()) return;
    ++bad;
    if (first_problem.empty()) first_problem = where + ": " + verdict.problem;
  }

  std::string summary() const {
    return std::to_string(points) + " points, " + std::to_string(bad) + " bad; " + std::to_string(lost) + " lost, " +
           std::to_string(in_doubt) + " in doubt of which " + std::to_string(happened) + " had happened" +
           (first_problem.empty() ? "" : "; first: " + first_problem);
  }
};

/// Calls `run` with place 1, 1 + stride, ... until an upgrade ends before its fault.
template <typename Run>
sweep_result sweep(std::size_t everyday_stride, Run run) {
  const std::size_t stride = exhaustive() ? 1 : everyday_stride;
  sweep_result result;
  for (std::size_t at = 1 + first_seed() % stride;; at += stride) {
    const verdict verdict = run(at);
    result.add(verdict, "place " + std::to_string(at));
    if (!verdict.fault_came || at > 100'000) break;
  }
  std::cout << result.summary() << '\n';
  return result;
}

class connection : public testing::Test {
 protected:
  const postgresql_rehearsal upgrade;

  sweep_result cut_at_messages(wire direction, const postgresql_runner& runner, std::size_t stride) {
    return sweep(stride, [&](std::size_t at) { return upgrade.run(runner, {.direction = direction, .messages = at}); });
  }
  sweep_result cut_at_bytes(wire direction, const postgresql_runner& runner, std::size_t stride) {
    return sweep(stride, [&](std::size_t at) { return upgrade.run(runner, {.direction = direction, .bytes = at}); });
  }
};

TEST_F(connection, CutAtAnyMessageToTheServerLeavesNothingHalf) {
  EXPECT_EQ(cut_at_messages(wire::to_server, right_runner, 2).bad, 0U);
}

TEST_F(connection, CutAtAnyMessageFromTheServerLeavesNothingHalf) {
  const sweep_result result = cut_at_messages(wire::to_client, right_runner, 11);
  EXPECT_EQ(result.bad, 0U);
  EXPECT_GT(result.in_doubt, 0U);
  EXPECT_GT(result.happened, 0U) << "no cut came between a commit and the word of it: the test shows nothing";
}

TEST_F(connection, CutAtAnyByteToTheServerLeavesNothingHalf) {
  EXPECT_EQ(cut_at_bytes(wire::to_server, right_runner, 2039).bad, 0U);
}

TEST_F(connection, CutAtAnyByteFromTheServerLeavesNothingHalf) {
  EXPECT_EQ(cut_at_bytes(wire::to_client, right_runner, 499).bad, 0U);
}

void end_backend(pid_t backend) {
  const test::postgresql_session root{"host=" + test::test_database::host() + " dbname=postgres user=postgres"};
  // Not with its own waiting: that looks ten times a second.
  root.execute("SELECT pg_terminate_backend(" + std::to_string(backend) + ")");
  const std::string there = "SELECT count(*) FROM pg_stat_activity WHERE pid = " + std::to_string(backend);
  for (int look = 0; look < 5000 && root.rows(there) != "0"; ++look) {
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  }
}

TEST_F(connection, WhoseBackendIsTerminatedBeforeAnyMessageLeavesNothingHalf) {
  const sweep_result result = sweep(2, [&](std::size_t at) {
    return upgrade.run(right_runner, {.messages = at, .cuts = false, .action = end_backend});
  });
  EXPECT_EQ(result.bad, 0U);
  EXPECT_GT(result.lost, 0U);
}

TEST_F(connection, WhoseBackendIsTerminatedBehindAnyMessageLeavesNothingHalf) {
  const sweep_result result = sweep(2, [&](std::size_t at) {
    return upgrade.run(right_runner, {.messages = at, .after = true, .cuts = false, .action = end_backend});
  });
  EXPECT_EQ(result.bad, 0U);
}

TEST_F(connection, OfAProgramThatIsKilledLeavesNothingHalf) {
  const sweep_result to_server = sweep(3, [&](std::size_t at) {
    return upgrade.kill_client("right", {.messages = at, .after = at % 4 < 2, .cuts = false});
  });
  EXPECT_EQ(to_server.bad, 0U);
  const sweep_result to_client = sweep(29, [&](std::size_t at) {
    return upgrade.kill_client("right", {.direction = wire::to_client, .messages = at, .cuts = false});
  });
  EXPECT_EQ(to_client.bad, 0U);
}

TEST_F(connection, RedArmFindsAHistoryRowInATransactionOfItsOwn) {
  EXPECT_GT(cut_at_messages(wire::to_server, separate_history_runner, 3).bad, 0U);
}

TEST_F(connection, RedArmFindsACommitTakenForLost) {
  EXPECT_GT(cut_at_messages(wire::to_client, optimistic_runner, 7).bad, 0U);
}

TEST_F(connection, RedArmFindsAProgramThatIsKilledBeforeItsHistoryRow) {
  EXPECT_GT(
      sweep(3, [&](std::size_t at) { return upgrade.kill_client("separate", {.messages = at, .cuts = false}); }).bad,
      0U);
}

}  // namespace
}  // namespace pawl::faults
