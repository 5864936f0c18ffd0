#include <malloc.h>

#include <cstdlib>
#include <new>

#include "faults/failing_memory.hpp"

namespace pawl::faults {

failing_memory& new_memory() noexcept {
  static failing_memory memory;
  return memory;
}

}  // namespace pawl::faults

// Every other form of operator new and delete comes here by default.

void* operator new(std::size_t size) {
  void* block = std::malloc(size == 0 ? 1 : size);
  if (block != nullptr && !pawl::faults::new_memory().fails(malloc_usable_size(block))) return block;
  std::free(block);
  throw std::bad_alloc{};
}

void operator delete(void* block) noexcept {
  if (block != nullptr) pawl::faults::new_memory().given_back(malloc_usable_size(block));
  std::free(block);
}
void operator delete(void* block, std::size_t) noexcept { operator delete(block); }
