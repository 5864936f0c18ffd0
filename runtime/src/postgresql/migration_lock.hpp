#pragma once

/// The lock that keeps migrators of one history apart: an advisory lock, asked for again and again and never waited for
/// inside a statement, since CREATE INDEX CONCURRENTLY waits for whoever waits there.

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "postgresql/link.hpp"

namespace pawl::postgresql {

/// The key of the lock for the history in a schema; docs/formats.md says how it is made.
std::int64_t lock_key(std::string_view schema) noexcept;

/// SQL that takes the lock until the transaction ends, and says whether it got it.
std::string try_lock(std::int64_t key);

/// SQL that keeps the lock, which a transaction holds, for the session; and that lets go of it. Each keeping counts.
std::string keep(std::int64_t key);
std::string let_go(std::int64_t key);

/// Who holds the lock: `process 4711 (notes 2.0)`; empty where nobody does any more.
std::string holder_of(link& link, std::int64_t key);

/// The pauses between two attempts: short at first, then longer, each of them random so that many starters do not ask
/// in step.
class pauses {
 public:
  explicit pauses(std::chrono::milliseconds limit) noexcept;

  /// Sleeps; false, at once, where the limit is reached.
  bool again();

 private:
  std::chrono::steady_clock::time_point deadline_;
  std::chrono::microseconds next_{2'000};
};

/// Somewhere between the half and the whole of it.
std::chrono::microseconds jittered(std::chrono::microseconds time);

}  // namespace pawl::postgresql
