#include "support/process.hpp"

#include <gtest/gtest.h>

#include <system_error>
#include <utility>

namespace pawl::test {

TEST(process, HandsBackWhatTheProgramWroteAndReturned) {
  const process_result result = run({.program = "sh", .arguments = {"-c", "echo out; echo err >&2; exit 3"}});
  EXPECT_EQ(result.output, "out\n");
  EXPECT_EQ(result.errors, "err\n");
  EXPECT_EQ(result.exit_code, 3);
  EXPECT_EQ(result.signal, 0);
}

TEST(process, PassesArgumentsAsTheyAre) {
  EXPECT_EQ(run({.program = "printf", .arguments = {"%s", "a b;$HOME\"'*"}}).output, "a b;$HOME\"'*");
}

TEST(process, SetsDirectoryEnvironmentAndInput) {
  const process_result result = run({.program = "sh",
                                     .arguments = {"-c", "cat; pwd; echo $COLOUR-$HOME"},
                                     .directory = "/usr",
                                     .environment = {{"COLOUR", "red"}, {"HOME", std::nullopt}},
                                     .input = "in\n"});
  EXPECT_EQ(result.output, "in\n/usr\nred-\n");
}

TEST(process, KillsWhatOutlivesItsTimeout) {
  const auto start = std::chrono::steady_clock::now();
  const process_result result =
      run({.program = "sh", .arguments = {"-c", "sleep 60 & sleep 60"}, .timeout = std::chrono::milliseconds{50}});
  EXPECT_TRUE(result.timed_out);
  EXPECT_EQ(result.signal, SIGKILL);
  EXPECT_EQ(result.exit_code, 128 + SIGKILL);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds{30});
}

TEST(process, TellsWhichSignalEndedTheProgram) {
  process sleeping{{.program = "sleep", .arguments = {"60"}}};
  EXPECT_TRUE(sleeping.running());
  sleeping.kill(SIGTERM);
  EXPECT_EQ(sleeping.wait().signal, SIGTERM);
}

TEST(process, IsInterruptedAlsoWhereItsCallerIsNot) {
  const auto before = std::signal(SIGINT, SIG_IGN);
  const process_result result = run({.program = "sh", .arguments = {"-c", "kill -INT $$; sleep 1"}});
  std::signal(SIGINT, before);
  EXPECT_EQ(result.signal, SIGINT);
}

TEST(process, ReportsWhatCannotBeStarted) {
  EXPECT_THROW(run({.program = "no-such-program"}), std::system_error);
  EXPECT_THROW(run({.program = "/no/such/program"}), std::system_error);
  EXPECT_THROW(run({.program = "true", .directory = "/no/such/directory"}), std::system_error);
}

}  // namespace pawl::test
