#pragma once

/// Allocations that fail on command: SQLite's, and those of operator new.
///
/// The hooks are the process's own, so there is one of each; they are for tests with one thread. Disarmed they only
/// pass through.
///
///     sqlite_memory().fail({.at = 17});
///     ...
///     const bool came = sqlite_memory().stop();

#include <cstddef>

namespace pawl::faults {

struct allocation_fault {
  /// Which allocation fails, from 1.
  std::size_t at = 0;
  /// Whether memory stays exhausted: from then on only what was given back can be had again.
  bool persistent = false;
};

class failing_memory {
 public:
  void fail(allocation_fault fault) noexcept;
  /// Allocations succeed again; whether one had failed.
  bool stop() noexcept;

  /// For the hooks: whether `size` bytes cannot be had; counts them as used where they can.
  bool fails(std::size_t size) noexcept;
  void given_back(std::size_t size) noexcept { used_ -= size; }

 private:
  allocation_fault fault_;
  std::size_t counted_ = 0;
  std::size_t used_ = 0;
  std::size_t limit_ = 0;
  bool armed_ = false;
};

/// SQLite's allocator. No connection may be open at the first call, which installs the hook.
failing_memory& sqlite_memory();

/// operator new.
failing_memory& new_memory() noexcept;

}  // namespace pawl::faults
