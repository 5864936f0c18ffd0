#include "support/terminal.hpp"

#include <poll.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <system_error>
#include <vector>

namespace pawl::test {
namespace {

[[noreturn]] void become(const command& what) {
  for (const auto& [name, value] : what.environment) {
    if (value) {
      ::setenv(name.c_str(), value->c_str(), 1);
    } else {
      ::unsetenv(name.c_str());
    }
  }
  if (!what.directory.empty() && ::chdir(what.directory.c_str()) != 0) ::_exit(127);
  std::vector<char*> arguments{const_cast<char*>(what.program.c_str())};
  for (const std::string& argument : what.arguments) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  ::execvp(arguments[0], arguments.data());
  ::_exit(127);
}

}  // namespace

terminal::terminal(const command& what, unsigned short columns) {
  const winsize size{24, columns, 0, 0};
  child_ = ::forkpty(&master_, nullptr, nullptr, &size);
  if (child_ < 0) throw std::system_error{errno, std::generic_category(), "forkpty"};
  if (child_ == 0) become(what);
}

terminal::~terminal() {
  if (child_ > 0) {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
  ::close(master_);
}

void terminal::type(const std::string& text) const {
  if (::write(master_, text.data(), text.size()) < 0) throw std::system_error{errno, std::generic_category(), "write"};
}

/// False where nothing came, or nothing will any more.
bool terminal::read_some(std::chrono::milliseconds time) {
  pollfd waiting{master_, POLLIN, 0};
  if (::poll(&waiting, 1, static_cast<int>(time.count())) <= 0) return false;
  char buffer[4096];
  const ssize_t count = ::read(master_, buffer, sizeof buffer);
  if (count > 0) shown_.append(buffer, static_cast<std::size_t>(count));
  return count > 0;
}

bool terminal::shows(const std::string& text, std::chrono::milliseconds time) {
  const auto deadline = std::chrono::steady_clock::now() + time;
  while (shown_.find(text) == std::string::npos) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0 || !read_some(left)) return false;
  }
  return true;
}

int terminal::wait() {
  while (read_some(std::chrono::minutes{1})) {
  }
  int status = 0;
  ::waitpid(child_, &status, 0);
  child_ = -1;
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

std::string terminal::text() const {
  std::string text = shown_;
  for (std::size_t at = text.find("\r\n"); at != std::string::npos; at = text.find("\r\n", at)) text.erase(at, 1);
  return text;
}

}  // namespace pawl::test
