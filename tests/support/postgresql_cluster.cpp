#include "support/postgresql_cluster.hpp"

#include <sys/wait.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>

#include "support/postgresql_programs.hpp"

namespace pawl::test {
namespace {

namespace fs = std::filesystem;

/// What is lost when the machine fails is nobody's here, and background work would only disturb measurements.
const std::vector<std::string> quick_settings{"fsync=off",
                                              "full_page_writes=off",
                                              "autovacuum=off",
                                              "listen_addresses=",
                                              "max_connections=150",
                                              "shared_buffers=32MB",
                                              "log_checkpoints=off",
                                              "jit=off",
                                              "max_prepared_transactions=4"};

void initialise(const fs::path& data, const fs::path& log) {
  run_as_server_account({postgresql_program("initdb"), "--pgdata=" + data.string(), "--username=postgres",
                         "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"},
                        log);
}

/// Others may do the same at the same time: a folder appears under its name when it is whole.
void keep_as_template(const fs::path& data, const fs::path& template_folder) {
  fs::create_directories(template_folder.parent_path());
  std::string pattern = template_folder.string() + ".XXXXXX";
  if (::mkdtemp(pattern.data()) == nullptr) return;
  fs::copy(data, pattern, fs::copy_options::recursive);
  std::error_code taken;
  fs::rename(pattern, template_folder, taken);
  if (taken) fs::remove_all(pattern);
}

std::string text_of(const fs::path& file) {
  std::ifstream stream{file};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

}  // namespace

postgresql_cluster::postgresql_cluster(const cluster_options& options)
    : folder_{make_server_folder()}, settings_{quick_settings} {
  settings_.insert(settings_.end(), options.settings.begin(), options.settings.end());
  try {
    make_data(options);
    start();
  } catch (...) {
    fs::remove_all(folder_);
    throw;
  }
}

postgresql_cluster::~postgresql_cluster() {
  stop();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void postgresql_cluster::make_data(const cluster_options& options) const {
  const fs::path data = folder_ / "data";
  if (!options.primary.empty()) {
    run_as_server_account(
        {postgresql_program("pg_basebackup"), "--pgdata=" + data.string(), "--host=" + options.primary.string(),
         "--username=postgres", "--write-recovery-conf", "--checkpoint=fast", "--wal-method=stream", "--no-sync"},
        log());
  } else if (options.template_folder.empty()) {
    initialise(data, log());
  } else if (fs::exists(options.template_folder)) {
    fs::copy(options.template_folder, data, fs::copy_options::recursive);
    fs::permissions(data, fs::perms::owner_all);
    give_to_server_account(data);
  } else {
    initialise(data, log());
    keep_as_template(data, options.template_folder);
  }
}

void postgresql_cluster::start() {
  const fs::path data = folder_ / "data";
  // After a crash it would be taken for that of the server to come.
  fs::remove(data / "postmaster.pid");
  std::vector<std::string> command{postgresql_program("postgres"), "-D", data, "-k", folder_};
  for (const std::string& setting : settings_) command.insert(command.end(), {"-c", setting});
  pid_ = start_as_server_account(command, log());
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{60};
  while (!is_ready()) {
    const bool ended = ::waitpid(pid_, nullptr, WNOHANG) == pid_;
    if (ended) pid_ = 0;
    if (ended || std::chrono::steady_clock::now() > deadline) {
      stop();
      throw std::runtime_error{"PostgreSQL does not start:\n" + text_of(log())};
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
}

/// The eighth line of the file that the server keeps about itself, as pg_ctl reads it.
bool postgresql_cluster::is_ready() const {
  return text_of(folder_ / "data" / "postmaster.pid").find("\nready") != std::string::npos;
}

void postgresql_cluster::stop() {
  if (pid_ == 0) return;
  ::kill(pid_, SIGQUIT);
  ::waitpid(pid_, nullptr, 0);
  pid_ = 0;
}

std::string postgresql_cluster::connection_string(const std::string& database, const std::string& role) const {
  return "host=" + folder_.string() + " dbname=" + database + " user=" + role;
}

}  // namespace pawl::test
