// The disk fails or is full, once or for good: no failure is taken for a success, and the program can go on.

#include <gtest/gtest.h>

#include <tuple>

#include "faults/sweep.hpp"
#include "faults/wrong_runners.hpp"

namespace pawl::faults {
namespace {

sweep_result sweep_faults(const upgrade& upgrade, const conditions& conditions, fault_kind kind, const runner& run) {
  const rehearsal rehearsal{upgrade, conditions};
  const bool few_operations = conditions.scope == transaction_scope::whole && upgrade.name != "spilling";
  sweep_result total;
  for (const bool persistent : {false, true}) {
    const auto fail_at = [&](std::size_t at) {
      disk_trouble trouble{{kind, at, persistent}};
      return rehearsal.survive(run, trouble);
    };
    total.add(sweep(few_operations ? 2 : 29, persistent ? 1 : 0, fail_at), persistent ? "persistent" : "once");
  }
  std::cout << total.summary() << '\n';
  return total;
}

using fault_case = std::tuple<const upgrade*, const char*, transaction_scope, fault_kind>;
class disk_fault : public testing::TestWithParam<fault_case> {};

TEST_P(disk_fault, IsNoSuccessAndLeavesTheConnectionAsItWas) {
  const auto [upgrade, journal_mode, scope, kind] = GetParam();
  const sweep_result result = sweep_faults(*upgrade, {journal_mode, scope}, kind, right_runner);
  EXPECT_EQ(result.bad, 0) << result.summary();
  EXPECT_GT(result.points, 10);
}

std::string name_of(const testing::TestParamInfo<fault_case>& info) {
  const auto [upgrade, journal_mode, scope, kind] = info.param;
  return upgrade->name + "_" + journal_mode + (scope == transaction_scope::whole ? "_whole" : "_each") +
         (kind == fault_kind::io_error ? "_io_error" : "_disk_full");
}

INSTANTIATE_TEST_SUITE_P(sqlite, disk_fault,
                         testing::Combine(testing::Values(&notes_upgrade(), &spilling_upgrade()),
                                          testing::Values("DELETE", "TRUNCATE", "PERSIST", "WAL"),
                                          testing::Values(transaction_scope::whole, transaction_scope::each),
                                          testing::Values(fault_kind::io_error, fault_kind::disk_full)),
                         name_of);

TEST(disk_fault_red_arm, FindsAFailedStatementThatIsPassedOver) {
  const conditions conditions{"DELETE", transaction_scope::each};
  EXPECT_GT(sweep_faults(spilling_upgrade(), conditions, fault_kind::disk_full, optimistic_runner).bad, 3);
}

TEST(disk_fault_red_arm, FindsAConnectionThatIsLeftAsItFell) {
  const conditions conditions{"DELETE", transaction_scope::each};
  EXPECT_GT(sweep_faults(notes_upgrade(), conditions, fault_kind::io_error, deferred_runner).bad, 10);
}

}  // namespace
}  // namespace pawl::faults
