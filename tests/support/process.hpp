#pragma once

/// Runs other programs for tests: the built tools, compilers, CMake, strace.
///
///     const pawl::test::process_result result =
///         pawl::test::run({.program = "git", .arguments = {"status"}, .timeout = std::chrono::minutes{2}});
///     EXPECT_EQ(result.exit_code, 0) << result.errors;
///
/// Nothing passes through a shell. Each program leads a process group of its own, so that a kill reaches its children.

#include <chrono>
#include <csignal>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pawl::test {

struct command {
  /// A path, or a name that is looked up in PATH.
  std::string program;
  std::vector<std::string> arguments = {};
  /// The working directory; the caller's own where empty.
  std::filesystem::path directory = {};
  /// Set over the caller's environment; no value removes the variable.
  std::map<std::string, std::optional<std::string>> environment = {};
  /// What the program reads on its standard input.
  std::string input = {};
  /// After this long the program and its children are killed.
  std::optional<std::chrono::milliseconds> timeout = {};
};

struct process_result {
  /// What the program returned; 128 plus the signal where one ended it, as a shell would say.
  int exit_code = 0;
  /// The signal that ended the program, or 0.
  int signal = 0;
  bool timed_out = false;
  std::string output;
  std::string errors;
};

/// A program that was started; the destructor kills it if it still runs.
class process {
 public:
  /// Throws `std::system_error` where the program cannot be started.
  explicit process(const command& what);
  ~process();
  process(process&&) noexcept;
  process& operator=(process&&) noexcept;

  int pid() const;
  bool running();
  /// Sends `signal` to the program and all its children.
  void kill(int signal = SIGKILL);
  /// Waits for the end, no longer than the command's timeout from here on.
  process_result wait();

 private:
  struct state;
  std::unique_ptr<state> state_;
};

/// Starts a program and waits for its end.
process_result run(const command& what);

}  // namespace pawl::test
