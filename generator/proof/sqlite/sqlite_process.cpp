#include "proof/sqlite/sqlite_process.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

namespace pawl::generator {
namespace {

/// Blocks of up to a kilobyte come from large chunks and go back to a list of their size, never to the system; larger
/// ones are malloc's. Each has its size in front of it. For one thread.
class block_pool {
 public:
  void* allocate(int bytes) noexcept {
    const std::size_t size = rounded(bytes);
    if (size > largest) return with_size(std::malloc(size + header), size);
    void*& free = free_[size / granule];
    if (free == nullptr) return carve(size);
    void* const block = free;
    std::memcpy(&free, block, sizeof free);
    return block;
  }

  void release(void* block) noexcept {
    const std::size_t size = size_of(block);
    if (size > largest) return std::free(static_cast<std::byte*>(block) - header);
    void*& free = free_[size / granule];
    std::memcpy(block, &free, sizeof free);
    free = block;
  }

  void* resize(void* block, int bytes) noexcept {
    const std::size_t size = rounded(bytes), before = size_of(block);
    if (size == before) return block;
    if (size > largest && before > largest) {
      return with_size(std::realloc(static_cast<std::byte*>(block) - header, size + header), size);
    }
    void* const moved = allocate(bytes);
    if (moved == nullptr) return nullptr;
    std::memcpy(moved, block, std::min(size, before));
    release(block);
    return moved;
  }

  static std::size_t size_of(const void* block) noexcept {
    std::uint64_t size = 0;
    std::memcpy(&size, static_cast<const std::byte*>(block) - header, sizeof size);
    return size;
  }

  static std::size_t rounded(int bytes) noexcept {
    return (std::max(static_cast<std::size_t>(bytes), std::size_t{1}) + granule - 1) / granule * granule;
  }

 private:
  static constexpr std::size_t granule = 16, largest = 1024, chunk = std::size_t{1} << 20,
                               header = sizeof(std::uint64_t);

  static void* with_size(void* memory, std::uint64_t size) noexcept {
    if (memory == nullptr) return nullptr;
    std::memcpy(memory, &size, sizeof size);
    return static_cast<std::byte*>(memory) + header;
  }

  void* carve(std::size_t size) noexcept {
    if (left_ < size + header) {
      next_ = static_cast<std::byte*>(std::malloc(chunk));
      left_ = next_ == nullptr ? 0 : chunk;
      if (next_ == nullptr) return nullptr;
    }
    std::byte* const memory = next_;
    next_ += size + header;
    left_ -= size + header;
    return with_size(memory, size);
  }

  /// By size in granules; each free block begins with the address of the next.
  std::array<void*, largest / granule + 1> free_{};
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
};

/// SQLite hands no context to its allocator.
constinit block_pool pool;

const sqlite3_mem_methods methods{
    [](int bytes) { return pool.allocate(bytes); },
    [](void* block) { pool.release(block); },
    [](void* block, int bytes) { return pool.resize(block, bytes); },
    [](void* block) { return block == nullptr ? 0 : static_cast<int>(block_pool::size_of(block)); },
    [](int bytes) { return static_cast<int>(block_pool::rounded(bytes)); },
    [](void*) { return SQLITE_OK; },
    [](void*) {},
    nullptr};

}  // namespace

void prepare_sqlite_process() noexcept {
  sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
  sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
}

}  // namespace pawl::generator
