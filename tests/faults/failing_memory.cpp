#include "faults/failing_memory.hpp"

#include <sqlite3.h>

namespace pawl::faults {
namespace {

failing_memory the_sqlite_memory;
sqlite3_mem_methods real_methods;

std::size_t size_of(void* block) { return static_cast<std::size_t>(real_methods.xSize(block)); }

void* allocate(int size) {
  return the_sqlite_memory.fails(static_cast<std::size_t>(size)) ? nullptr : real_methods.xMalloc(size);
}

void free_block(void* block) {
  the_sqlite_memory.given_back(size_of(block));
  real_methods.xFree(block);
}

void* reallocate(void* block, int size) {
  if (the_sqlite_memory.fails(static_cast<std::size_t>(size))) return nullptr;
  the_sqlite_memory.given_back(size_of(block));
  return real_methods.xRealloc(block, size);
}

bool install() {
  sqlite3_shutdown();
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real_methods);
  sqlite3_mem_methods failing = real_methods;
  failing.xMalloc = allocate;
  failing.xFree = free_block;
  failing.xRealloc = reallocate;
  return sqlite3_config(SQLITE_CONFIG_MALLOC, &failing) == SQLITE_OK && sqlite3_initialize() == SQLITE_OK;
}

}  // namespace

void failing_memory::fail(allocation_fault fault) noexcept {
  fault_ = fault;
  counted_ = 0;
  armed_ = true;
}

bool failing_memory::stop() noexcept {
  armed_ = false;
  return counted_ >= fault_.at;
}

bool failing_memory::fails(std::size_t size) noexcept {
  bool failed = false;
  if (armed_ && ++counted_ >= fault_.at) {
    if (counted_ == fault_.at) limit_ = used_;
    failed = fault_.persistent ? used_ + size > limit_ : counted_ == fault_.at;
  }
  if (!failed) used_ += size;
  return failed;
}

failing_memory& sqlite_memory() {
  [[maybe_unused]] static const bool installed = install();
  return the_sqlite_memory;
}

}  // namespace pawl::faults
