#include "support/process.hpp"

#include <sys/wait.h>

#include <cstdio>
#include <cstring>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

#include <boost/process/args.hpp>
#include <boost/process/child.hpp>
#include <boost/process/exe.hpp>
#include <boost/process/extend.hpp>
#include <boost/process/group.hpp>
#include <boost/process/io.hpp>
#include <boost/process/search_path.hpp>
#include <boost/process/start_dir.hpp>

namespace pawl::test {

namespace {

namespace bp = boost::process;

struct close_file {
  void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};
// Nameless files rather than pipes: nobody has to read while the program writes, and nothing is left behind.
using file_handle = std::unique_ptr<std::FILE, close_file>;

file_handle temporary_file() {
  file_handle file{std::tmpfile()};
  if (!file) throw std::system_error{errno, std::generic_category(), "tmpfile"};
  return file;
}

file_handle file_with(const std::string& content) {
  file_handle file = temporary_file();
  std::fwrite(content.data(), 1, content.size(), file.get());
  std::rewind(file.get());
  return file;
}

std::string content_of(std::FILE* file) {
  std::rewind(file);
  std::string content;
  char buffer[1 << 14];
  while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, file)) content.append(buffer, count);
  return content;
}

// Boost.Process starts the program in the caller's directory, silently, where it cannot enter the one asked for.
std::string working_directory(const std::filesystem::path& directory) {
  if (directory.empty()) return ".";
  if (!std::filesystem::is_directory(directory)) {
    throw std::system_error{std::make_error_code(std::errc::not_a_directory), directory.string()};
  }
  return directory.string();
}

boost::filesystem::path find_program(const std::string& name) {
  if (name.find('/') != std::string::npos) return name;
  const boost::filesystem::path found = bp::search_path(name);
  if (found.empty()) throw std::system_error{std::make_error_code(std::errc::no_such_file_or_directory), name};
  return found;
}

/// The variables of a program, as execve() takes them. (Boost's environment reads behind the end of what it holds.)
class variables {
 public:
  explicit variables(const command& what) {
    for (char** inherited = environ; *inherited != nullptr; ++inherited) {
      const std::string_view text{*inherited};
      if (!what.environment.contains(std::string{text.substr(0, text.find('='))})) texts_.emplace_back(text);
    }
    for (const auto& [name, value] : what.environment) {
      if (value) texts_.push_back(name + '=' + *value);
    }
    for (std::string& text : texts_) pointers_.push_back(text.data());
    pointers_.push_back(nullptr);
  }
  variables(const variables&) = delete;
  variables& operator=(const variables&) = delete;

  char** get() noexcept { return pointers_.data(); }

 private:
  std::vector<std::string> texts_;
  std::vector<char*> pointers_;
};

void set_end(process_result& result, int native) {
  if (WIFSIGNALED(native)) {
    result.signal = WTERMSIG(native);
    result.exit_code = 128 + result.signal;
  } else {
    result.exit_code = WEXITSTATUS(native);
  }
}

}  // namespace

struct process::state {
  explicit state(const command& what)
      : input{file_with(what.input)}, output{temporary_file()}, errors{temporary_file()}, timeout{what.timeout} {
    variables variables{what};
    child = bp::child{bp::exe = find_program(what.program),
                      bp::args = what.arguments,
                      bp::start_dir = working_directory(what.directory),
                      bp::extend::on_exec_setup([&](auto& executor) { executor.env = variables.get(); }),
                      (bp::std_in < input.get()),
                      (bp::std_out > output.get()),
                      (bp::std_err > errors.get()),
                      group};
  }

  state(const state&) = delete;
  state& operator=(const state&) = delete;

  ~state() {
    std::error_code ignored;
    if (child.valid() && child.running(ignored)) ::kill(-child.id(), SIGKILL);
    if (child.valid()) child.wait(ignored);
    group.detach();
  }

  // Polls: Boost's own wait_for forks a helper and loses the ends of other children.
  bool ends_in_time() {
    if (!timeout) return true;
    const auto deadline = std::chrono::steady_clock::now() + *timeout;
    while (child.running()) {
      if (std::chrono::steady_clock::now() >= deadline) return false;
      std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
    return true;
  }

  file_handle input;
  file_handle output;
  file_handle errors;
  std::optional<std::chrono::milliseconds> timeout;
  bp::group group;
  bp::child child;
};

process::process(const command& what) : state_{std::make_unique<state>(what)} {}

process::~process() = default;
process::process(process&&) noexcept = default;
process& process::operator=(process&&) noexcept = default;

int process::pid() const { return state_->child.id(); }

bool process::running() {
  std::error_code ignored;
  return state_->child.running(ignored);
}

void process::kill(int signal) { ::kill(-pid(), signal); }

process_result process::wait() {
  process_result result;
  result.timed_out = !state_->ends_in_time();
  if (result.timed_out) kill();
  state_->child.wait();
  set_end(result, state_->child.native_exit_code());
  result.output = content_of(state_->output.get());
  result.errors = content_of(state_->errors.get());
  return result;
}

process_result run(const command& what) { return process{what}.wait(); }

}  // namespace pawl::test
