#pragma once

/// A thread that is waited for at the end of its scope: std::jthread without its stop token, of which g++ 12 warns
/// under the sanitizers.

#include <thread>
#include <utility>

namespace pawl::test {

class background {
 public:
  template <typename Action>
  explicit background(Action&& action) : thread_{std::forward<Action>(action)} {}
  background(background&&) noexcept = default;
  background& operator=(background&&) = delete;
  ~background() { join(); }

  void join() {
    if (thread_.joinable()) thread_.join();
  }

 private:
  std::thread thread_;
};

}  // namespace pawl::test
