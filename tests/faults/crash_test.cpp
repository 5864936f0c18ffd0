// The process is killed at every instant that differs from the one before: the database is at a whole step each time.

#include <gtest/gtest.h>

#include <tuple>

#include "faults/sweep.hpp"
#include "faults/wrong_runners.hpp"

namespace pawl::faults {
namespace {

sweep_result sweep_kills(const upgrade& upgrade, const conditions& conditions, const runner& run) {
  const rehearsal rehearsal{upgrade, conditions};
  const bool few_operations = conditions.scope == transaction_scope::whole && upgrade.name != "spilling";
  const sweep_result result = sweep(few_operations ? 1 : 7, 0, [&](std::size_t at) {
    return rehearsal.crash(run, {fault_kind::kill, at});
  });
  std::cout << result.summary() << '\n';
  return result;
}

using kill_case = std::tuple<const upgrade*, const char*, transaction_scope>;
class kill : public testing::TestWithParam<kill_case> {};

TEST_P(kill, LeavesAWholeStepThatTheNextStartTakesFurther) {
  const auto [upgrade, journal_mode, scope] = GetParam();
  const sweep_result result = sweep_kills(*upgrade, {journal_mode, scope}, right_runner);
  EXPECT_EQ(result.bad, 0) << result.summary();
  EXPECT_GT(result.points, 10);
}

std::string name_of(const testing::TestParamInfo<kill_case>& info) {
  const auto [upgrade, journal_mode, scope] = info.param;
  return upgrade->name + "_" + journal_mode + (scope == transaction_scope::whole ? "_whole" : "_each");
}

INSTANTIATE_TEST_SUITE_P(sqlite, kill,
                         testing::Combine(testing::Values(&notes_upgrade(), &fresh_install(), &spilling_upgrade()),
                                          testing::Values("DELETE", "TRUNCATE", "PERSIST", "WAL"),
                                          testing::Values(transaction_scope::whole, transaction_scope::each)),
                         name_of);

TEST(kill_red_arm, FindsAHistoryRowOutsideTheTransaction) {
  EXPECT_GT(sweep_kills(notes_upgrade(), {"DELETE", transaction_scope::each}, separate_history_runner).bad, 10);
  EXPECT_GT(sweep_kills(notes_upgrade(), {"WAL", transaction_scope::each}, separate_history_runner).bad, 10);
}

TEST(kill_red_arm, FindsStatementsThatCommitThemselves) {
  EXPECT_GT(sweep_kills(notes_upgrade(), {"DELETE", transaction_scope::each}, autocommit_runner).bad, 10);
  EXPECT_GT(sweep_kills(notes_upgrade(), {"WAL", transaction_scope::each}, autocommit_runner).bad, 10);
}

TEST(kill_red_arm, FindsHalfAnUpgradeWhereAWholeOneWasAsked) {
  EXPECT_GT(sweep_kills(notes_upgrade(), {"DELETE", transaction_scope::whole}, deferred_runner).bad, 10);
}

}  // namespace
}  // namespace pawl::faults
