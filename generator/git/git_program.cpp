#include "git/git_program.hpp"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include "process/started_program.hpp"

namespace pawl::generator {

namespace {

using clock = std::chrono::steady_clock;

constexpr std::size_t most_output = std::size_t{512} << 20;

/// Of PATH's folders only those with a full path: what lies in the current one is not what anybody meant.
std::string find_git() {
  const char* const path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? "/usr/local/bin:/usr/bin:/bin" : path;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    const std::string program = fmt::format("{}/git", rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    struct stat status {};
    if (program.starts_with('/') && ::stat(program.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
        ::access(program.c_str(), X_OK) == 0)
      return program;
  }
  throw git_error{"git is not installed, or not in PATH", "install git"};
}

/// Where programs and the user's own settings are found, and nothing else of the caller's: of git's variables only
/// those that say where its settings lie, and the two that say where it looks for repositories.
std::vector<std::string> clean_environment() {
  std::vector<std::string> environment;
  for (const char* name :
       {"PATH", "LD_LIBRARY_PATH", "HOME", "XDG_CONFIG_HOME", "TMPDIR", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM",
        "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM"})
    if (const char* const value = std::getenv(name)) environment.push_back(fmt::format("{}={}", name, value));
  for (const char* setting :
       {"LC_ALL=C", "TZ=UTC", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0", "GIT_NO_REPLACE_OBJECTS=1",
        "GIT_GRAFT_FILE=/dev/null", "GIT_TRACE2=0", "GIT_TRACE2_EVENT=0", "GIT_TRACE2_PERF=0",
        // A partial clone would fetch what it lacks, one object at a time.
        "GIT_ALLOW_PROTOCOL=none", "GIT_NO_LAZY_FETCH=1"})
    environment.emplace_back(setting);
  return environment;
}

std::vector<std::string> full_arguments(const std::string& directory, const std::vector<std::string>& arguments) {
  std::vector<std::string> all{"-C", directory, "--no-pager"};
  for (const char* setting :
       {"core.fsmonitor=false", "core.hooksPath=/dev/null", "core.quotePath=false", "core.warnAmbiguousRefs=true",
        "diff.relative=false", "log.follow=false", "log.showSignature=false", "log.showRoot=true", "color.ui=false"})
    all.insert(all.end(), {"-c", setting});
  all.insert(all.end(), arguments.begin(), arguments.end());
  return all;
}

void check_size(const started_program& git) {
  if (git.written() > most_output) throw git_error{fmt::format("git said more than {} MiB", most_output >> 20)};
}

void wait_for_end(started_program& git, std::chrono::milliseconds limit) {
  const auto deadline = clock::now() + limit;
  while (!git.wait_for(std::chrono::milliseconds{50})) {
    if (clock::now() >= deadline)
      throw git_error{fmt::format("git did not answer within {} ms", limit.count()),
                      "look what it waits for: run `git status` in that folder"};
    check_size(git);
  }
  check_size(git);
}

git_answer answer_of(started_program& git) {
  const int status = git.wait();
  if (WIFSIGNALED(status)) throw git_error{fmt::format("git was ended by signal {}", WTERMSIG(status))};
  return {WEXITSTATUS(status), git.output(), git.errors()};
}

}  // namespace

git_program::git_program(std::string directory, std::chrono::milliseconds limit)
    : program_{find_git()}, directory_{std::move(directory)}, limit_{limit} {}

git_answer git_program::run(const std::vector<std::string>& arguments, const std::string& input) const {
  try {
    started_program git{{.program = program_,
                         .arguments = full_arguments(directory_, arguments),
                         .environment = clean_environment(),
                         .input = input,
                         .ends_with_us = true}};
    wait_for_end(git, limit_);
    return answer_of(git);
  } catch (const std::system_error& error) {
    throw git_error{fmt::format("{} cannot be started: {}", program_, error.what())};
  }
}

}  // namespace pawl::generator
