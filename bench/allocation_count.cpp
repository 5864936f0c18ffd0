#include "allocation_count.hpp"

#include <cstdlib>
#include <new>

#include <sqlite3.h>

namespace pawl::bench {
namespace {

allocation_count total;
sqlite3_mem_methods sqlite_memory;

void count(std::size_t bytes) noexcept {
  ++total.calls;
  total.bytes += static_cast<std::int64_t>(bytes);
}

void* counted_malloc(int bytes) {
  count(static_cast<std::size_t>(bytes));
  return sqlite_memory.xMalloc(bytes);
}

void* counted_realloc(void* block, int bytes) {
  count(static_cast<std::size_t>(bytes));
  return sqlite_memory.xRealloc(block, bytes);
}

}  // namespace

allocation_count allocations() noexcept { return total; }

void count_sqlite_allocations() {
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &sqlite_memory);
  sqlite3_mem_methods counting = sqlite_memory;
  counting.xMalloc = counted_malloc;
  counting.xRealloc = counted_realloc;
  sqlite3_config(SQLITE_CONFIG_MALLOC, &counting);
}

}  // namespace pawl::bench

void* operator new(std::size_t bytes) {
  pawl::bench::count(bytes);
  if (void* block = std::malloc(bytes == 0 ? 1 : bytes)) return block;
  throw std::bad_alloc{};
}
void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }
