/// Fifty programs that start at the same moment on a database with 100 pending migrations: one applies them, the others
/// wait and find them applied. Beside it one program alone.

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <vector>

#include "pair.hpp"
#include "server_in_memory.hpp"
#include "support/postgresql_server.hpp"

namespace pawl::bench {
namespace {

constexpr int together = 50;
constexpr int rounds = 20;
constexpr const char* pending = "100";

using pipe_ends = std::array<int, 2>;

pipe_ends new_pipe() {
  pipe_ends ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe");
  return ends;
}

pid_t start(const std::string& database, const pipe_ends& gate, const pipe_ends& ready) {
  std::array<const char*, 4> arguments{STARTER_PROGRAM, database.c_str(), pending, nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, gate[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, ready[1], STDOUT_FILENO);
  pid_t child = 0;
  const int failed =
      posix_spawn(&child, STARTER_PROGRAM, &actions, nullptr, const_cast<char**>(arguments.data()), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::runtime_error("cannot start " STARTER_PROGRAM);
  return child;
}

struct round {
  /// From the moment that all may go to the end of the last.
  double seconds = 0;
  int failures = 0;
};

/// Each writes a line once it is ready.
void wait_until_ready(int from, int count) {
  for (int lines = 0; lines < count;) {
    std::array<char, 256> block{};
    const ssize_t got = read(from, block.data(), block.size());
    if (got <= 0) throw std::runtime_error("a starter went away");
    lines += static_cast<int>(std::count(block.begin(), block.begin() + got, '\n'));
  }
}

round run_round(int programs) {
  const test::test_database database;
  const pipe_ends gate = new_pipe();
  const pipe_ends ready = new_pipe();
  std::vector<pid_t> children;
  children.reserve(static_cast<std::size_t>(programs));
  for (int i = 0; i < programs; ++i) children.push_back(start(database.connection_string(), gate, ready));
  close(gate[0]);
  close(ready[1]);
  wait_until_ready(ready[0], programs);
  round result;
  result.seconds = seconds_of([&] {
    close(gate[1]);
    for (const pid_t child : children) {
      int status = 0;
      waitpid(child, &status, 0);
      result.failures += WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : 1;
    }
  });
  close(ready[0]);
  return result;
}

void starters(benchmark::State& state) {
  keep_server_in_memory();
  int failures = 0;
  double excess = 0;
  std::vector<double> times;
  measure_pair(
      state,
      [&] {
        const round all = run_round(together);
        failures += all.failures;
        times.push_back(all.seconds);
        return all.seconds;
      },
      [&] { return run_round(1).seconds; });
  for (const double time : times) excess = std::max(excess, time - 1.5 * state.counters["bare"].value);
  state.counters["failures"] = failures;
  state.counters["excess"] = excess;
}

BENCHMARK(starters)->UseManualTime()->Iterations(rounds)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace pawl::bench
