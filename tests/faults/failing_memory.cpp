#include "faults/failing_memory.hpp"

#include <sqlite3.h>

namespace pawl::faults {
namespace {

failing_memory the_sqlite_memory;
sqlite3_mem_methods real_methods;

void* allocate(int size) { return the_sqlite_memory.fails() ? nullptr : real_methods.xMalloc(size); }

void* reallocate(void* block, int size) {
  return the_sqlite_memory.fails() ? nullptr : real_methods.xRealloc(block, size);
}

bool install() {
  sqlite3_shutdown();
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real_methods);
  sqlite3_mem_methods failing = real_methods;
  failing.xMalloc = allocate;
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

bool failing_memory::fails() noexcept {
  if (!armed_) return false;
  ++counted_;
  return fault_.persistent ? counted_ >= fault_.at : counted_ == fault_.at;
}

failing_memory& sqlite_memory() {
  [[maybe_unused]] static const bool installed = install();
  return the_sqlite_memory;
}

}  // namespace pawl::faults
