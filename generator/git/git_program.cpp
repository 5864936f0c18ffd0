#include "git/git_program.hpp"

#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <system_error>
#include <thread>

#include <fmt/format.h>
#include <boost/process/args.hpp>
#include <boost/process/child.hpp>
#include <boost/process/exe.hpp>
#include <boost/process/extend.hpp>
#include <boost/process/group.hpp>
#include <boost/process/io.hpp>

namespace pawl::generator {

namespace {

namespace bp = boost::process;
using clock = std::chrono::steady_clock;

constexpr off_t most_output = off_t{512} << 20;

struct close_file {
  void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};
// Nameless files rather than pipes: whoever writes never waits for whoever reads.
using file_handle = std::unique_ptr<std::FILE, close_file>;

file_handle temporary_file() {
  file_handle file{std::tmpfile()};
  if (!file) throw git_error{"no temporary file can be made for git: " + std::generic_category().message(errno)};
  return file;
}

file_handle file_with(const std::string& content) {
  file_handle file = temporary_file();
  std::fwrite(content.data(), 1, content.size(), file.get());
  std::rewind(file.get());
  return file;
}

off_t size_of(std::FILE* file) {
  struct stat status {};
  return ::fstat(::fileno(file), &status) == 0 ? status.st_size : 0;
}

std::string content_of(std::FILE* file) {
  std::string content(static_cast<std::size_t>(size_of(file)), '\0');
  std::rewind(file);
  content.resize(std::fread(content.data(), 1, content.size(), file));
  return content;
}

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
/// those that say where its settings lie, and the one that hides repositories.
std::vector<std::string> clean_environment() {
  std::vector<std::string> environment;
  for (const char* name : {"PATH", "HOME", "XDG_CONFIG_HOME", "TMPDIR", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM",
                           "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES"})
    if (const char* const value = std::getenv(name)) environment.push_back(fmt::format("{}={}", name, value));
  for (const char* setting : {"LC_ALL=C", "TZ=UTC", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0",
                              "GIT_NO_REPLACE_OBJECTS=1", "GIT_TRACE2=0", "GIT_TRACE2_EVENT=0", "GIT_TRACE2_PERF=0",
                              // A partial clone would fetch what it lacks, one object at a time.
                              "GIT_ALLOW_PROTOCOL=none", "GIT_NO_LAZY_FETCH=1"})
    environment.emplace_back(setting);
  return environment;
}

std::vector<std::string> full_arguments(const std::string& directory, const std::vector<std::string>& arguments) {
  std::vector<std::string> all{"-C", directory, "--no-pager"};
  for (const char* setting : {"core.fsmonitor=false", "core.hooksPath=/dev/null", "core.quotePath=false",
                              "log.follow=false", "log.showSignature=false", "log.showRoot=true", "color.ui=false"})
    all.insert(all.end(), {"-c", setting});
  all.insert(all.end(), arguments.begin(), arguments.end());
  return all;
}

/// One run of git; ended with everything it started where it is not over when this object is.
class run_of_git {
 public:
  run_of_git(const std::string& program, const std::vector<std::string>& arguments, const std::string& input)
      : input_{file_with(input)}, output_{temporary_file()}, errors_{temporary_file()} {
    // Boost's own environment reads behind the end of what it holds.
    std::vector<std::string> environment = clean_environment();
    std::vector<char*> variables;
    for (std::string& variable : environment) variables.push_back(variable.data());
    variables.push_back(nullptr);
    const auto before_it_runs = bp::extend::on_exec_setup([&](auto& executor) {
      executor.env = variables.data();
      // It is not to go on where this process is killed.
      ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    });
    child_ = bp::child{bp::exe = program,
                       bp::args = arguments,
                       bp::std_in<input_.get(), bp::std_out> output_.get(),
                       bp::std_err > errors_.get(),
                       group_,
                       before_it_runs};
  }
  run_of_git(const run_of_git&) = delete;
  run_of_git& operator=(const run_of_git&) = delete;
  ~run_of_git() {
    std::error_code ignored;
    if (child_.valid() && child_.running(ignored)) ::kill(-child_.id(), SIGKILL);
    if (child_.valid()) child_.wait(ignored);
    group_.detach();
  }

  /// Polls: Boost's own wait_for forks a helper and loses the ends of other children.
  void wait(std::chrono::milliseconds limit) {
    const auto deadline = clock::now() + limit;
    while (child_.running()) {
      if (clock::now() >= deadline)
        throw git_error{fmt::format("git did not answer within {} ms", limit.count()),
                        "look what it waits for: run `git status` in that folder"};
      check_size();
      std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    check_size();
  }

  git_answer answer() {
    const int native = child_.native_exit_code();
    if (WIFSIGNALED(native)) throw git_error{fmt::format("git was ended by signal {}", WTERMSIG(native))};
    return {WEXITSTATUS(native), content_of(output_.get()), content_of(errors_.get())};
  }

 private:
  void check_size() const {
    if (size_of(output_.get()) > most_output || size_of(errors_.get()) > most_output)
      throw git_error{fmt::format("git said more than {} MiB", most_output >> 20)};
  }

  file_handle input_;
  file_handle output_;
  file_handle errors_;
  bp::group group_;
  bp::child child_;
};

}  // namespace

git_program::git_program(std::string directory, std::chrono::milliseconds limit)
    : program_{find_git()}, directory_{std::move(directory)}, limit_{limit} {}

git_answer git_program::run(const std::vector<std::string>& arguments, const std::string& input) const {
  try {
    run_of_git run{program_, full_arguments(directory_, arguments), input};
    run.wait(limit_);
    return run.answer();
  } catch (const std::system_error& error) {
    throw git_error{fmt::format("{} cannot be started: {}", program_, error.code().message())};
  }
}

}  // namespace pawl::generator
