#include "proof/postgresql/throwaway_server.hpp"

#include <csignal>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "proof/postgresql/child_process.hpp"
#include "proof/postgresql/server_unavailable.hpp"
#include "proof/postgresql/watchdog.hpp"

namespace pawl::generator {
namespace {

/// Why each: nothing that is proven needs to survive a crash; little memory; the same on every machine; nothing that
/// works on its own while a data folder is being copied.
constexpr std::string_view settings[] = {
    "listen_addresses=",
    "unix_socket_permissions=0700",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "min_wal_size=2MB",
    "max_wal_size=256MB",
    "checkpoint_timeout=1h",
    "autovacuum=off",
    "bgwriter_lru_maxpages=0",
    "shared_buffers=16MB",
    "huge_pages=off",
    "max_connections=10",
    "max_locks_per_transaction=256",
    "max_parallel_workers=0",
    "max_worker_processes=0",
    "jit=off",
    "temp_file_limit=524288",
    "restart_after_crash=off",
    "logging_collector=off",
    "log_destination=stderr",
    "log_min_messages=fatal",
    "timezone=UTC",
    "log_timezone=UTC",
    "lc_messages=C",
    "ssl=off",
    "shared_preload_libraries=",
    "archive_mode=off",
};

std::vector<std::string> arguments_for(const proof_home& home, const std::string& data, const std::string& sockets) {
  std::vector<std::string> arguments{"-D", home / data, "-k", sockets};
  for (const auto& setting : settings) {
    arguments.emplace_back("-c");
    arguments.emplace_back(setting);
  }
  return arguments;
}

bool is_ready(const proof_home& home, const std::string& data) {
  const auto text = home.read(data + "/postmaster.pid");
  return text && text->find("\nready") != std::string::npos;
}

/// The last line that says why.
std::string complaint(const std::string& output) {
  const auto fatal = output.rfind("FATAL:");
  if (fatal == std::string::npos) return output.substr(0, output.find('\n'));
  return output.substr(fatal, output.find('\n', fatal) - fatal);
}

}  // namespace

struct throwaway_server::state {
  state(const child_command& command, std::string socket_folder) : child{command}, sockets{std::move(socket_folder)} {}

  child_process child;
  std::string sockets;
  std::optional<watchdog> guard;
};

throwaway_server::throwaway_server(const server_programs& programs, proof_home& home, const std::string& data,
                                   const server_limits& limits) {
  // Whoever holds the lock knows that no server runs here: a killed one left this.
  home.remove(data + "/postmaster.pid");
  const auto sockets = home.socket_folder();
  for (const char* name : {".s.PGSQL.5432", ".s.PGSQL.5432.lock"}) home.remove_socket(name);
  state_ = std::make_unique<state>(child_command{.program = programs.postgres(),
                                                 .arguments = arguments_for(home, data, sockets),
                                                 .as = home.owner(),
                                                 .signal_at_our_end = SIGQUIT,
                                                 .kept_file = home.lock_file(),
                                                 .largest_memory = limits.memory},
                                   sockets);
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{60};
  while (!is_ready(home, data)) {
    const auto ended = state_->child.wait_for(std::chrono::milliseconds{2});
    if (ended || std::chrono::steady_clock::now() > deadline) {
      throw server_unavailable{
          fmt::format("{} does not start: {}", programs.postgres(), complaint(state_->child.output()))};
    }
  }
  state_->guard.emplace(state_->child.id(), home / data, limits.time, limits.disk);
}

throwaway_server::~throwaway_server() {
  state_->guard.reset();
  state_->child.send(SIGQUIT);
  state_->child.wait_for(std::chrono::seconds{10});
}

void throwaway_server::stop() {
  state_->child.send(SIGINT);
  if (!state_->child.wait_for(std::chrono::seconds{30})) {
    throw server_unavailable{"the server does not stop"};
  }
}

std::string throwaway_server::connection_string(const std::string& role, const std::string& database) const {
  return fmt::format(
      "host={} port=5432 user={} dbname={} sslmode=disable gssencmode=disable connect_timeout=20 "
      "application_name=pawl client_encoding=UTF8",
      state_->sockets, role, database);
}

std::string throwaway_server::exceeded() const { return state_->guard ? state_->guard->exceeded() : std::string{}; }

}  // namespace pawl::generator
