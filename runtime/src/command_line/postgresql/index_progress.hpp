#pragma once

/// How far CREATE INDEX is, asked over a connection of its own: the one that builds the index is busy.

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace pawl::postgresql {

/// Calls `tick` several times a second, from a thread of its own, until it is gone.
class index_progress {
 public:
  index_progress(std::string url, int backend, std::function<void(std::string_view detail)> tick);
  index_progress(const index_progress&) = delete;
  index_progress& operator=(const index_progress&) = delete;
  ~index_progress();

 private:
  void run();
  /// Whether it is time to end.
  bool wait();

  std::string url_;
  int backend_;
  std::function<void(std::string_view)> tick_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool ends_ = false;
  std::thread thread_;
};

}  // namespace pawl::postgresql
