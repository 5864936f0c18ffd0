#include "support/server_lease.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>
#include <thread>

#include "support/postgresql_programs.hpp"

namespace pawl::test {
namespace {

namespace fs = std::filesystem;

std::string path_of(const char* name) { return server_lease::folder() + "/" + name; }

int open_lock(const char* name) {
  fs::create_directories(server_lease::folder());
  const int file = ::open(path_of(name).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (file < 0) throw std::system_error{errno, std::generic_category(), path_of(name)};
  return file;
}

void lock(int file, int how) {
  while (::flock(file, how) != 0) {
    if (errno != EINTR) throw std::system_error{errno, std::generic_category(), "flock"};
  }
}

std::string content_of(const char* name) {
  std::ifstream file{path_of(name)};
  return {std::istreambuf_iterator<char>{file}, {}};
}

/// Detached from the test: whoever waits for the test's output does not wait for the keeper.
void start_keeper() {
  const pid_t child = ::fork();
  if (child < 0) throw std::system_error{errno, std::generic_category(), "fork"};
  if (child == 0) {
    if (::setsid() < 0 || ::fork() != 0) ::_exit(0);
    const int log = ::open(path_of("log").c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
    const int nothing = ::open("/dev/null", O_RDONLY);
    if (::dup2(nothing, 0) < 0 || ::dup2(log, 1) < 0 || ::dup2(log, 2) < 0) ::_exit(126);
    ::close_range(3, ~0U, 0);
    ::execl(PAWL_TEST_SERVER_KEEPER, PAWL_TEST_SERVER_KEEPER, PAWL_TEST_SERVER_FOLDER, static_cast<char*>(nullptr));
    ::_exit(127);
  }
  ::waitpid(child, nullptr, 0);
}

std::string wait_for_address() {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{60};
  while (std::chrono::steady_clock::now() < deadline) {
    if (std::string host = content_of("address"); answers(host)) return host;
    if (fs::exists(path_of("failure"))) throw std::runtime_error{content_of("failure")};
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  }
  throw std::runtime_error{"the test server does not start: " + content_of("log")};
}

}  // namespace

server_lease::server_lease() : lock_{open_lock("lease")} {
  lock(lock_, LOCK_SH);
  const int starting = open_lock("starting");
  lock(starting, LOCK_EX);
  host_ = content_of("address");
  if (!answers(host_)) {
    fs::remove(path_of("failure"));
    start_keeper();
    host_ = wait_for_address();
  }
  ::close(starting);
}

server_lease::~server_lease() { ::close(lock_); }

std::string server_lease::folder() { return PAWL_TEST_SERVER_FOLDER; }

}  // namespace pawl::test
