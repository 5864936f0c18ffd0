// A real process is killed with SIGKILL at each of its system calls that change a file; the next start finishes the
// job.

#include <gtest/gtest.h>

#include "faults/starter.hpp"
#include "faults/sweep.hpp"

namespace pawl::faults {
namespace {

/// One run under strace, which kills the process on its `at`-th entry into the system call.
test::process_result run_until(const upgrade_site& site, const std::string& system_call, std::size_t at,
                               const std::vector<std::string>& more) {
  test::command command = upgrade_command(site.database(), more);
  const std::string injection = "inject=" + system_call + ":signal=KILL:when=" + std::to_string(at);
  std::vector<std::string> arguments = {"-f", "-qq", "-o", "/dev/null", "-e", "trace=" + system_call, "-e", injection};
  arguments.push_back(command.program);
  arguments.insert(arguments.end(), command.arguments.begin(), command.arguments.end());
  command.program = "strace";
  command.arguments = arguments;
  // LeakSanitizer is a tracer itself and refuses to be traced.
  command.environment["ASAN_OPTIONS"] = "detect_leaks=0";
  return test::run(command);
}

/// Kills at the first, second, ... call until a run ends by itself; without ptrace this is a failure, not a pass.
sweep_result sweep_system_call(const upgrade_site& site, const std::string& system_call, std::size_t stride,
                               const std::vector<std::string>& more = {}) {
  const bool whole = more.empty();
  return sweep(stride, 0, [&](std::size_t at) -> verdict {
    site.restore();
    const test::process_result result = run_until(site, system_call, at, more);
    if (result.signal != SIGKILL && result.exit_code != 0) {
      return {"strace could not run the program (is ptrace allowed?): " + result.errors};
    }
    return {site.finish(whole), false, result.signal == SIGKILL};
  });
}

sweep_result sweep_all_system_calls(const std::string& journal_mode, std::size_t stride,
                                    const std::vector<std::string>& more = {}) {
  const upgrade_site site{journal_mode};
  sweep_result total;
  for (const char* call : {"pwrite64", "fdatasync", "fsync", "unlink", "ftruncate"}) {
    total.add(sweep_system_call(site, call, stride, more), call);
  }
  std::cout << journal_mode << ": " << total.summary() << '\n';
  return total;
}

class process_kill : public testing::TestWithParam<const char*> {};

TEST_P(process_kill, AtAnySystemCallLosesNothing) {
  const sweep_result result = sweep_all_system_calls(GetParam(), 1);
  EXPECT_EQ(result.bad, 0) << result.summary();
  EXPECT_GT(result.points, 25) << "some system call has another name here";
}

TEST_P(process_kill, AtAnySystemCallLosesNothingWithATransactionAMigration) {
  const sweep_result result = sweep_all_system_calls(GetParam(), 13, {"--each"});
  EXPECT_EQ(result.bad, 0) << result.summary();
}

TEST_P(process_kill, ByItselfAtAnyChangeLosesNothing) {
  const upgrade_site site{GetParam()};
  const sweep_result result = sweep(7, 0, [&](std::size_t at) -> verdict {
    site.restore();
    const auto outcome =
        test::run(upgrade_command(site.database(), {"--each", "--kill-at-change", std::to_string(at)}));
    if (outcome.signal != SIGKILL && outcome.exit_code != 0) return {outcome.errors};
    return {site.finish(false), false, outcome.signal == SIGKILL};
  });
  EXPECT_EQ(result.bad, 0) << result.summary();
  EXPECT_GT(result.points, 15);
}

INSTANTIATE_TEST_SUITE_P(sqlite, process_kill, testing::Values("DELETE", "WAL"),
                         [](const auto& mode) { return std::string{mode.param}; });

TEST(process_kill_red_arm, FindsAHistoryRowOutsideTheTransaction) {
  const upgrade_site site{"DELETE"};
  EXPECT_GT(sweep_system_call(site, "pwrite64", 9, {"--runner", "separate"}).bad, 3);
}

}  // namespace
}  // namespace pawl::faults
