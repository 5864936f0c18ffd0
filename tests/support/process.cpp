#include "support/process.hpp"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include "process/started_program.hpp"

namespace pawl::test {

namespace {

using generator::program_call;

// The caller's directory would be taken, silently, where the one that was asked for cannot be entered.
std::string working_directory(const std::filesystem::path& directory) {
  if (directory.empty()) return ".";
  if (!std::filesystem::is_directory(directory)) {
    throw std::system_error{std::make_error_code(std::errc::not_a_directory), directory.string()};
  }
  return directory.string();
}

std::string find_program(const std::string& name) {
  if (name.find('/') != std::string::npos) return name;
  const char* const path = std::getenv("PATH");
  std::string_view rest = path == nullptr ? "" : path;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    const std::filesystem::path found = std::filesystem::path{rest.substr(0, end)} / name;
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (std::filesystem::is_regular_file(found) && ::access(found.c_str(), X_OK) == 0) return found.string();
  }
  throw std::system_error{std::make_error_code(std::errc::no_such_file_or_directory), name};
}

/// The caller's variables, with those of the command over them.
std::vector<std::string> environment_of(const command& what) {
  std::vector<std::string> texts;
  for (char** inherited = environ; *inherited != nullptr; ++inherited) {
    const std::string_view text{*inherited};
    if (!what.environment.contains(std::string{text.substr(0, text.find('='))})) texts.emplace_back(text);
  }
  for (const auto& [name, value] : what.environment) {
    if (value) texts.push_back(name + '=' + *value);
  }
  return texts;
}

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
  generator::started_program program;
  std::optional<std::chrono::milliseconds> timeout;
};

process::process(const command& what)
    : state_{
          new state{.program = generator::started_program{program_call{.program = find_program(what.program),
                                                                       .arguments = what.arguments,
                                                                       .environment = environment_of(what),
                                                                       .directory = working_directory(what.directory),
                                                                       .input = what.input}},
                    .timeout = what.timeout}} {}

process::~process() = default;
process::process(process&&) noexcept = default;
process& process::operator=(process&&) noexcept = default;

int process::pid() const { return state_->program.id(); }

bool process::running() { return state_->program.running(); }

void process::kill(int signal) { state_->program.kill(signal); }

process_result process::wait() {
  process_result result;
  result.timed_out = state_->timeout && !state_->program.wait_for(*state_->timeout);
  if (result.timed_out) kill();
  set_end(result, state_->program.wait());
  result.output = state_->program.output();
  result.errors = state_->program.errors();
  return result;
}

process_result run(const command& what) { return process{what}.wait(); }

}  // namespace pawl::test
