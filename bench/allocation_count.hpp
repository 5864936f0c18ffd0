#pragma once

/// How often this program has asked for memory, from C++ and from SQLite.

#include <cstdint>

namespace pawl::bench {

struct allocation_count {
  std::int64_t calls = 0;
  std::int64_t bytes = 0;
};

/// Since the program began.
allocation_count allocations() noexcept;

/// Counts what SQLite allocates too. Call it before anything of SQLite.
void count_sqlite_allocations();

}  // namespace pawl::bench
