#include "child_process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace pawl::bench {
namespace {

std::string read_all(int from) {
  std::string result;
  std::array<char, 4096> block{};
  for (ssize_t got = 0; (got = read(from, block.data(), block.size())) > 0;)
    result.append(block.data(), static_cast<std::size_t>(got));
  close(from);
  return result;
}

pid_t start(const std::vector<std::string>& arguments, int output) {
  std::vector<char*> pointers;
  for (const std::string& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));
  pointers.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  pid_t child = 0;
  const int failed = posix_spawnp(&child, pointers[0], &actions, nullptr, pointers.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::runtime_error("cannot start " + arguments[0]);
  return child;
}

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

child_cost run_child(const std::vector<std::string>& arguments) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("cannot make a pipe");
  const pid_t child = start(arguments, ends[1]);
  close(ends[1]);
  child_cost cost{.output = read_all(ends[0])};
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  cost.seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  cost.peak_bytes = std::int64_t{usage.ru_maxrss} * 1024;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw std::runtime_error(arguments[0] + " failed: " + cost.output);
  return cost;
}

}  // namespace pawl::bench
