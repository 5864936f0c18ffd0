#pragma once

/// A program that was started: never through a shell, with nameless files for what it reads and writes, and at the head
/// of a process group of its own, so that a kill reaches what it has started itself.
///
///     started_program git{{.program = "/usr/bin/git", .arguments = {"status"}, .environment = {"LC_ALL=C"}}};
///     if (!git.wait_for(std::chrono::seconds{5})) throw too_slow{};
///     return git.output();
///
/// Boost.Process is a heavy header: it is included here alone.

#include <sys/types.h>

#include <chrono>
#include <csignal>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace pawl::generator {

struct program_call {
  /// A path.
  std::string program;
  std::vector<std::string> arguments = {};
  /// All of its environment: `NAME=value`.
  std::vector<std::string> environment = {};
  std::string directory = ".";
  /// What it reads on its standard input.
  std::string input = {};
  /// Whether it is not to go on where this process is killed.
  bool ends_with_us = false;
};

class started_program {
 public:
  /// Throws `std::system_error` where it cannot be started.
  explicit started_program(const program_call& call);
  /// Kills it, with all that it has started, where it still runs.
  ~started_program();
  started_program(started_program&&) noexcept;
  started_program& operator=(started_program&&) noexcept;

  pid_t id() const;
  bool running();
  /// Sends `signal` to it and all that it has started.
  void kill(int signal = SIGKILL) const;
  /// Whether it ended within that time.
  bool wait_for(std::chrono::milliseconds limit);
  /// Waits for its end. How it ended, as waitpid() tells it.
  int wait();

  /// What it has written so far, and how many bytes that is.
  std::string output() const;
  std::string errors() const;
  std::size_t written() const;

 private:
  struct state;
  std::unique_ptr<state> state_;
};

}  // namespace pawl::generator
