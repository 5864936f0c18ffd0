#include "command_line/interruption.hpp"

#include <array>
#include <atomic>
#include <csignal>

namespace pawl::commands {
namespace {

// A signal handler is told nothing but the signal. Lock-free, as that demands.
std::atomic<command_connection*> connection_at_work{nullptr};
std::atomic<bool> is_working{false};
std::atomic<int> caught{0};
static_assert(std::atomic<command_connection*>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

constexpr std::array signals{SIGINT, SIGTERM};
std::array<struct sigaction, signals.size()> before{};

/// SA_RESETHAND has put the default back, so a signal raised here ends the process when the handler returns.
void on_signal(int signal) {
  command_connection* const connection = connection_at_work.load();
  if (connection == nullptr || !is_working.load()) {
    std::raise(signal);
    return;
  }
  caught.store(signal);
  connection->interrupt();
}

}  // namespace

interruption::interruption(command_connection& connection) noexcept {
  caught.store(0);
  is_working.store(false);
  connection_at_work.store(&connection);
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  sigemptyset(&action.sa_mask);
  for (std::size_t i = 0; i < signals.size(); ++i) {
    sigaction(signals[i], nullptr, &before[i]);
    // nohup and the like want it ignored.
    if (before[i].sa_handler != SIG_IGN) sigaction(signals[i], &action, nullptr);
  }
}

interruption::~interruption() {
  for (std::size_t i = 0; i < signals.size(); ++i) sigaction(signals[i], &before[i], nullptr);
  connection_at_work.store(nullptr);
}

int interruption::signal() noexcept { return caught.load(); }

void interruption::set_working(bool working) noexcept { is_working.store(working); }

void interruption::check() {
  if (signal() != 0) throw interrupted{};
}

}  // namespace pawl::commands
