#include "proof/postgresql/watchdog.hpp"

#include <csignal>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

namespace pawl::generator {
namespace {

/// Files come and go meanwhile.
std::uint64_t size_of(const std::string& folder) {
  std::uint64_t bytes = 0;
  std::error_code failed;
  auto entry = std::filesystem::recursive_directory_iterator{folder, failed};
  for (; !failed && entry != std::filesystem::recursive_directory_iterator{}; entry.increment(failed)) {
    std::error_code gone;
    const auto size = entry->is_regular_file(gone) ? entry->file_size(gone) : 0;
    if (!gone) bytes += size;
  }
  return bytes;
}

}  // namespace

watchdog::watchdog(pid_t server, std::string data_folder, std::chrono::milliseconds time, std::uint64_t disk)
    : server_{server}, data_folder_{std::move(data_folder)}, time_{time}, disk_{disk}, thread_{[this] { watch(); }} {}

watchdog::~watchdog() {
  {
    const std::lock_guard held{mutex_};
    is_over_ = true;
  }
  over_.notify_one();
  thread_.join();
}

std::string watchdog::exceeded() const {
  const std::lock_guard held{mutex_};
  return exceeded_;
}

void watchdog::watch() {
  const auto deadline = std::chrono::steady_clock::now() + time_;
  std::unique_lock held{mutex_};
  while (!over_.wait_for(held, std::chrono::milliseconds{250}, [this] { return is_over_; })) {
    if (std::chrono::steady_clock::now() >= deadline)
      exceeded_ = fmt::format("takes longer than {} s", static_cast<double>(time_.count()) / 1000);
    if (size_of(data_folder_) > disk_) exceeded_ = fmt::format("takes more than {} MiB of disk", disk_ >> 20U);
    if (exceeded_.empty()) continue;
    ::kill(server_, SIGQUIT);
    return;
  }
}

}  // namespace pawl::generator
