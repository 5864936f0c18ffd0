#pragma once

/// Ends a server that takes too long or too much disk: scripts may raise their own statement_timeout.

#include <sys/types.h>

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>

namespace pawl::generator {

class watchdog {
 public:
  watchdog(pid_t server, std::string data_folder, std::chrono::milliseconds time, std::uint64_t disk);
  watchdog(const watchdog&) = delete;
  watchdog& operator=(const watchdog&) = delete;
  ~watchdog();

  /// `took longer than 120 s`; empty where nothing was exceeded.
  std::string exceeded() const;

 private:
  void watch();

  const pid_t server_;
  const std::string data_folder_;
  const std::chrono::milliseconds time_;
  const std::uint64_t disk_;
  mutable std::mutex mutex_;
  std::condition_variable over_;
  bool is_over_ = false;
  std::string exceeded_;
  std::thread thread_;
};

}  // namespace pawl::generator
