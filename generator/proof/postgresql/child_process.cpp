#include "proof/postgresql/child_process.hpp"

#include <fcntl.h>
#include <grp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <thread>

#include "proof/postgresql/server_unavailable.hpp"

namespace pawl::generator {
namespace {

using clock = std::chrono::steady_clock;

/// What the child needs between fork and exec, made before: afterwards nothing may be allocated.
struct prepared {
  const child_command& command;
  std::vector<char*> arguments;
  std::vector<char*> environment;
  pid_t parent;
  int output;
};

void limit(int resource, std::uint64_t bytes) {
  if (bytes == 0) return;
  const rlimit both{static_cast<rlim_t>(bytes), static_cast<rlim_t>(bytes)};
  ::setrlimit(static_cast<__rlimit_resource>(resource), &both);
}

bool drop_to(const account& who) {
  if (!who.is_lent) return true;
  // Effective rights may be lent out already; they are taken back first.
  return ::seteuid(0) == 0 && ::setgroups(1, &who.gid) == 0 && ::setresgid(who.gid, who.gid, who.gid) == 0 &&
         ::setresuid(who.uid, who.uid, who.uid) == 0;
}

void close_files_but(int kept) {
  if (::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC) != 0) {
    for (int file = 3; file < 1024; ++file) ::fcntl(file, F_SETFD, FD_CLOEXEC);
  }
  if (kept >= 0) ::fcntl(kept, F_SETFD, 0);
}

void reset_signals() {
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  for (const int each : {SIGINT, SIGTERM, SIGQUIT, SIGHUP, SIGPIPE, SIGCHLD}) ::signal(each, SIG_DFL);
}

[[noreturn]] void become(const prepared& child) {
  // A group of its own: Ctrl-C on a terminal goes to the generator, which ends the server in its own way.
  ::setpgid(0, 0);
  reset_signals();
  if (child.command.as && !drop_to(*child.command.as)) ::_exit(126);
  // Behind the change of account, which clears it.
  ::prctl(PR_SET_PDEATHSIG, child.command.signal_at_our_end);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (::getppid() != child.parent) ::_exit(126);
  ::umask(077);
  const int nothing = ::open("/dev/null", O_RDONLY);
  if (nothing < 0 || ::dup2(nothing, 0) < 0 || ::dup2(child.output, 1) < 0 || ::dup2(child.output, 2) < 0) {
    ::_exit(126);
  }
  close_files_but(child.command.kept_file);
  limit(RLIMIT_AS, child.command.largest_memory);
  limit(RLIMIT_CORE, 1);
  if (::chdir("/") != 0) ::_exit(126);
  ::execve(child.command.program.c_str(), child.arguments.data(), child.environment.data());
  ::_exit(127);
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (auto& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

int shell_code(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

}  // namespace

child_process::child_process(const child_command& command) {
  output_ = ::memfd_create("pawl", MFD_CLOEXEC);
  if (output_ < 0) throw server_unavailable{"no file for the output of " + command.program};
  // A child that writes from two places must not overwrite itself.
  ::fcntl(output_, F_SETFL, O_APPEND);
  std::vector<std::string> arguments{command.program};
  arguments.insert(arguments.end(), command.arguments.begin(), command.arguments.end());
  std::vector<std::string> environment{"PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "TZ=UTC"};
  const prepared child{command, pointers_to(arguments), pointers_to(environment), ::getpid(), output_};
  id_ = ::fork();
  if (id_ == 0) become(child);
  if (id_ < 0) {
    ::close(output_);
    throw server_unavailable{"no process can be made for " + command.program};
  }
}

child_process::~child_process() {
  if (!exit_code_) {
    send(SIGKILL);
    wait_for(std::chrono::seconds{10});
  }
  ::close(output_);
}

void child_process::send(int signal) const noexcept {
  if (!exit_code_) ::kill(id_, signal);
}

std::optional<int> child_process::wait_for(std::chrono::milliseconds time) {
  const auto deadline = clock::now() + time;
  while (!exit_code_) {
    int status = 0;
    const pid_t ended = ::waitpid(id_, &status, WNOHANG);
    if (ended == id_) exit_code_ = shell_code(status);
    if (ended < 0 && errno != EINTR) exit_code_ = 127;
    if (exit_code_ || clock::now() >= deadline) break;
    std::this_thread::sleep_for(std::chrono::milliseconds{2});
  }
  return exit_code_;
}

std::string child_process::output() const {
  std::string text(std::size_t{1} << 16, '\0');
  const auto length = ::pread(output_, text.data(), text.size(), 0);
  text.resize(length < 0 ? 0 : static_cast<std::size_t>(length));
  return text;
}

child_result run_child(const child_command& command) {
  child_process child{command};
  const auto code = child.wait_for(std::chrono::minutes{1});
  return {code.value_or(-1), child.output()};
}

}  // namespace pawl::generator
