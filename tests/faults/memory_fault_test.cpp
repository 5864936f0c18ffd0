// Memory runs out, once or for good, in SQLite and in our own code: as with the disk, no false success and no damage.

#include <gtest/gtest.h>

#include <tuple>

#include "faults/survivor.hpp"
#include "faults/sweep.hpp"
#include "faults/wrong_runners.hpp"

namespace pawl::faults {
namespace {

sweep_result sweep_sqlite_memory(const conditions& conditions, const runner& run) {
  sqlite_memory();
  const rehearsal rehearsal{notes_upgrade(), conditions};
  sweep_result total;
  for (const bool persistent : {false, true}) {
    const auto fail_at = [&](std::size_t at) {
      memory_trouble trouble{{at, persistent}};
      return rehearsal.survive(run, trouble);
    };
    total.add(sweep(199, persistent ? 1 : 0, fail_at), persistent ? "persistent" : "once");
  }
  std::cout << total.summary() << '\n';
  return total;
}

using memory_case = std::tuple<const char*, transaction_scope>;
class memory_fault : public testing::TestWithParam<memory_case> {};

TEST_P(memory_fault, InSqliteIsNoSuccessAndLeavesTheConnectionAsItWas) {
  const auto [journal_mode, scope] = GetParam();
  const sweep_result result = sweep_sqlite_memory({journal_mode, scope}, right_runner);
  EXPECT_EQ(result.bad, 0) << result.summary();
  EXPECT_GT(result.points, 40);
}

std::string name_of(const testing::TestParamInfo<memory_case>& info) {
  const auto [journal_mode, scope] = info.param;
  return std::string{journal_mode} + (scope == transaction_scope::whole ? "_whole" : "_each");
}

INSTANTIATE_TEST_SUITE_P(sqlite, memory_fault,
                         testing::Combine(testing::Values("DELETE", "WAL"),
                                          testing::Values(transaction_scope::whole, transaction_scope::each)),
                         name_of);

/// In memory alone: operator new must not fail inside the simulated disk, which SQLite calls through C.
class our_memory_fault : public testing::TestWithParam<transaction_scope> {
 protected:
  verdict fail_at(allocation_fault fault) const {
    const upgrade& upgrade = notes_upgrade();
    const connection db = open_database(":memory:");
    std::size_t reported = 0;
    right_runner(db.get(), set_of(upgrade, upgrade.applied), GetParam(), reported);
    execute(db.get(), upgrade.rows + upgrade.settings);
    const test::test_set set = set_of(upgrade);
    new_memory().fail(fault);
    const attempt attempt = try_upgrade(right_runner, db.get(), set, GetParam());
    const bool came = new_memory().stop();
    const survivor survivor{db.get(), set, GetParam(), upgrade.applied};
    std::string problem = examine_survivor(survivor, attempt, oracle_, right_runner);
    if (problem.empty() && !attempt.succeeded && attempt.code != SQLITE_NOMEM) problem = "hidden: " + attempt.message;
    return {problem, false, came};
  }

 private:
  oracle oracle_{notes_upgrade(), set_of(notes_upgrade())};
};

TEST_P(our_memory_fault, IsNoSuccessAndLeavesTheConnectionAsItWas) {
  for (const bool persistent : {false, true}) {
    const sweep_result result = sweep(2, 0, [&](std::size_t at) { return fail_at({at, persistent}); });
    std::cout << result.summary() << '\n';
    EXPECT_EQ(result.bad, 0) << result.summary();
    EXPECT_GT(result.points, 10);
  }
}

std::string scope_of(const testing::TestParamInfo<transaction_scope>& info) {
  return info.param == transaction_scope::whole ? "whole" : "each";
}

INSTANTIATE_TEST_SUITE_P(sqlite, our_memory_fault, testing::Values(transaction_scope::whole, transaction_scope::each),
                         scope_of);

TEST(memory_fault_red_arm, FindsAConnectionThatIsLeftAsItFell) {
  EXPECT_GT(sweep_sqlite_memory({"DELETE", transaction_scope::each}, deferred_runner).bad, 10);
}

}  // namespace
}  // namespace pawl::faults
