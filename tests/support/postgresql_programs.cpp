#include "support/postgresql_programs.hpp"

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <system_error>

namespace pawl::test {
namespace {

namespace fs = std::filesystem;

struct account {
  uid_t user = 0;
  gid_t group = 0;
};

/// No value where we may stay who we are.
std::optional<account> unprivileged_account() {
  if (::geteuid() != 0) return std::nullopt;
  for (const char* name : {"nobody", "postgres"}) {
    if (const passwd* found = ::getpwnam(name)) return account{found->pw_uid, found->pw_gid};
  }
  throw std::runtime_error{"root cannot run PostgreSQL, and there is no account nobody or postgres to drop to"};
}

std::vector<fs::path> program_folders() {
  std::vector<fs::path> folders;
  const char* searched = std::getenv("PATH");
  std::istringstream path{searched != nullptr ? searched : ""};
  for (std::string folder; std::getline(path, folder, ':');) folders.emplace_back(folder);
  // pgbouncer's, which is in nobody's PATH but root's.
  folders.emplace_back("/usr/sbin");
  std::vector<std::pair<int, fs::path>> versioned;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator{"/usr/lib/postgresql", ignored}) {
    versioned.emplace_back(std::atoi(entry.path().filename().c_str()), entry.path() / "bin");
  }
  std::sort(versioned.rbegin(), versioned.rend());
  for (const auto& [version, folder] : versioned) folders.push_back(folder);
  return folders;
}

/// Only what a child between fork and exec may do.
[[noreturn]] void become(const std::optional<account>& account, int log, const std::vector<char*>& arguments) {
  if (account && (::setgroups(0, nullptr) != 0 || ::setgid(account->group) != 0 || ::setuid(account->user) != 0)) {
    ::_exit(126);
  }
  // Behind setuid(), which would clear it.
  ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
  ::setsid();
  const int nothing = ::open("/dev/null", O_RDONLY);
  if (::dup2(nothing, 0) < 0 || ::dup2(log, 1) < 0 || ::dup2(log, 2) < 0 || ::chdir("/") != 0) ::_exit(126);
  ::close_range(3, ~0U, 0);
  ::execv(arguments[0], arguments.data());
  ::_exit(127);
}

}  // namespace

fs::path postgresql_program(const std::string& name) {
  // Debian has a wrapper for some of them in PATH, but initdb is what it seems to be; the others are beside it.
  for (const std::string& sought : {std::string{"initdb"}, name}) {
    for (const fs::path& folder : program_folders()) {
      if (folder.empty() || ::access((folder / sought).c_str(), X_OK) != 0) continue;
      fs::path program = fs::canonical(folder / sought).replace_filename(name);
      if (::access(program.c_str(), X_OK) == 0) return program;
    }
  }
  throw std::runtime_error{name +
                           " is neither in PATH nor below /usr/lib/postgresql: scripts/install-deps.sh brings it"};
}

fs::path make_server_folder() {
  std::string pattern = (fs::temp_directory_path() / "pawl_test_pg_XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::system_error{errno, std::generic_category(), pattern};
  give_to_server_account(pattern);
  return pattern;
}

pid_t start_as_server_account(const std::vector<std::string>& command, const fs::path& log) {
  const std::optional<account> account = unprivileged_account();
  const int output = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (output < 0) throw std::system_error{errno, std::generic_category(), log.string()};
  std::vector<char*> arguments;
  arguments.reserve(command.size() + 1);
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  const pid_t child = ::fork();
  if (child == 0) become(account, output, arguments);
  ::close(output);
  if (child < 0) throw std::system_error{errno, std::generic_category(), "fork"};
  return child;
}

void run_as_server_account(const std::vector<std::string>& command, const fs::path& log) {
  const pid_t child = start_as_server_account(command, log);
  int end = 0;
  while (::waitpid(child, &end, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(end) && WEXITSTATUS(end) == 0) return;
  std::ifstream text{log};
  throw std::runtime_error{command.front() + " failed:\n" + std::string{std::istreambuf_iterator<char>{text}, {}}};
}

void give_to_server_account(const fs::path& path) {
  const std::optional<account> account = unprivileged_account();
  if (!account) return;
  const auto give = [&](const fs::path& what) {
    if (::lchown(what.c_str(), account->user, account->group) == 0) return;
    throw std::system_error{errno, std::generic_category(), what.string()};
  };
  give(path);
  if (!fs::is_directory(path)) return;
  for (const auto& entry : fs::recursive_directory_iterator{path}) give(entry.path());
}

bool answers(const std::string& host) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string path = host + "/.s.PGSQL.5432";
  if (host.empty() || path.size() >= sizeof address.sun_path) return false;
  std::memcpy(address.sun_path, path.c_str(), path.size());
  const int connection = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const bool connected = ::connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(connection);
  return connected;
}

}  // namespace pawl::test
