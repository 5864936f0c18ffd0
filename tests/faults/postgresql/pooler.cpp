#include "faults/postgresql/pooler.hpp"

#include <sys/wait.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

#include "support/postgresql_programs.hpp"

namespace pawl::faults {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& file) {
  std::ifstream stream{file};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

}  // namespace

pooler::pooler(const test::test_database& database, const std::string& mode, unsigned connections)
    : folder_{test::make_server_folder()}, database_{database.name()}, role_{database.owner()} {
  std::ofstream{folder_ / "users"} << '"' << role_ << "\" \"\"\n";
  std::ofstream{folder_ / "ini"} << "[databases]\n* = host=" << test::test_database::host() << "\n[pgbouncer]\n"
                                 << "unix_socket_dir = " << folder_.string() << "\nlisten_addr =\nlisten_port = 5432\n"
                                 << "auth_type = trust\nauth_file = " << (folder_ / "users").string() << "\n"
                                 << "pool_mode = " << mode << "\ndefault_pool_size = " << connections
                                 << "\nmax_client_conn = 100\n";
  test::give_to_server_account(folder_);
  const std::string program = test::postgresql_program("pgbouncer");
  pid_ = test::start_as_server_account({program, folder_ / "ini"}, folder_ / "log");
  for (int wait = 0; !test::answers(folder_); ++wait) {
    const bool ended = ::waitpid(pid_, nullptr, WNOHANG) == pid_;
    if (ended || wait > 2000) {
      const std::string log = text_of(folder_ / "log");
      if (!ended) stop();
      fs::remove_all(folder_);
      throw std::runtime_error{"pgbouncer does not start:\n" + log};
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
}

void pooler::stop() const {
  ::kill(pid_, SIGQUIT);
  ::waitpid(pid_, nullptr, 0);
}

pooler::~pooler() {
  stop();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::string pooler::connection_string() const {
  return "host=" + folder_.string() + " dbname=" + database_ + " user=" + role_;
}

}  // namespace pawl::faults
