#include "sqlite/lock_wait.hpp"

#include <algorithm>
#include <thread>

namespace pawl::sqlite {

bool lock_wait::again() {
  const clock::time_point now = clock::now();
  if (tries_++ == 0) {
    const auto longest = std::chrono::duration_cast<std::chrono::milliseconds>(clock::time_point::max() - now);
    deadline_ = now + std::min(limit_, longest);
    random_ = static_cast<std::uint32_t>(now.time_since_epoch().count()) | 1U;
    if (observer_ != nullptr) observer_->waiting_for_lock();
  }
  if (now >= deadline_) return false;
  const auto left = std::chrono::duration_cast<std::chrono::microseconds>(deadline_ - now);
  std::this_thread::sleep_for(std::min(next_pause(), left + std::chrono::microseconds{1}));
  return true;
}

/// Between 0.5 ms and 25 ms, longer from try to try, and never the same for two processes that began together.
std::chrono::microseconds lock_wait::next_pause() noexcept {
  random_ ^= random_ << 13U;  // xorshift
  random_ ^= random_ >> 17U;
  random_ ^= random_ << 5U;
  const std::uint32_t longest = std::min<std::uint32_t>(1000U * tries_, 25'000U);
  return std::chrono::microseconds{longest / 2 + random_ % (longest / 2)};
}

}  // namespace pawl::sqlite
