#pragma once

/// Waiting for another connection, without the caller's busy handler: SQLite has one per connection and no way to read
/// it.

#include <chrono>
#include <cstdint>

#include <pawl/observer.hpp>

namespace pawl::sqlite {

class lock_wait {
 public:
  /// `limit` counts from the first wait.
  lock_wait(std::chrono::milliseconds limit, observer* observer) noexcept : limit_{limit}, observer_{observer} {}

  /// Sleeps a little, so that trying again makes sense; false once the limit has passed.
  bool again();

 private:
  using clock = std::chrono::steady_clock;

  std::chrono::microseconds next_pause() noexcept;

  std::chrono::milliseconds limit_;
  observer* observer_;
  clock::time_point deadline_ = {};
  std::uint32_t tries_ = 0;
  std::uint32_t random_ = 0;
};

}  // namespace pawl::sqlite
