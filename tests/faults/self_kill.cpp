#include "faults/self_kill.hpp"

#include <sqlite3.h>

#include <csignal>
#include <cstring>

namespace pawl::faults {
namespace {

std::size_t changes_left = 0;
sqlite3_vfs* real_vfs = nullptr;
sqlite3_vfs killing_vfs;
struct killing_file {
  sqlite3_file base;
  sqlite3_file* real;
};

void count_change() {
  if (--changes_left == 0) std::raise(SIGKILL);
}

sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<killing_file*>(file)->real; }

int write_file(sqlite3_file* file, const void* source, int amount, sqlite3_int64 offset) {
  count_change();
  return real(file)->pMethods->xWrite(real(file), source, amount, offset);
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
  count_change();
  return real(file)->pMethods->xTruncate(real(file), size);
}
int sync_file(sqlite3_file* file, int flags) {
  count_change();
  return real(file)->pMethods->xSync(real(file), flags);
}

// The rest only passes through.
int close_file(sqlite3_file* file) { return real(file)->pMethods->xClose(real(file)); }
int read_file(sqlite3_file* file, void* target, int amount, sqlite3_int64 offset) {
  return real(file)->pMethods->xRead(real(file), target, amount, offset);
}
int file_size(sqlite3_file* file, sqlite3_int64* size) { return real(file)->pMethods->xFileSize(real(file), size); }
int lock_file(sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); }
int unlock_file(sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
int check_lock(sqlite3_file* file, int* held) { return real(file)->pMethods->xCheckReservedLock(real(file), held); }
int control(sqlite3_file* file, int what, void* argument) {
  return real(file)->pMethods->xFileControl(real(file), what, argument);
}
int sector_size(sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); }
int characteristics(sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }
int map_memory(sqlite3_file* file, int region, int size, int extend, void volatile** address) {
  return real(file)->pMethods->xShmMap(real(file), region, size, extend, address);
}
int lock_memory(sqlite3_file* file, int offset, int count, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void barrier(sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); }
int unmap_memory(sqlite3_file* file, int remove) { return real(file)->pMethods->xShmUnmap(real(file), remove); }

constexpr sqlite3_io_methods killing_methods = {2,         close_file,   read_file,       write_file,  truncate_file,
                                                sync_file, file_size,    lock_file,       unlock_file, check_lock,
                                                control,   sector_size,  characteristics, map_memory,  lock_memory,
                                                barrier,   unmap_memory, nullptr,         nullptr};

int open_file(sqlite3_vfs*, const char* path, sqlite3_file* target, int flags, int* flags_out) {
  auto* file = reinterpret_cast<killing_file*>(target);
  file->real = reinterpret_cast<sqlite3_file*>(file + 1);
  const int code = real_vfs->xOpen(real_vfs, path, file->real, flags, flags_out);
  file->base.pMethods = file->real->pMethods != nullptr ? &killing_methods : nullptr;
  return code;
}

int delete_file(sqlite3_vfs*, const char* path, int sync_folder) {
  count_change();
  return real_vfs->xDelete(real_vfs, path, sync_folder);
}

}  // namespace

void kill_self_at_change(std::size_t at) {
  changes_left = at;
  real_vfs = sqlite3_vfs_find(nullptr);
  std::memcpy(&killing_vfs, real_vfs, sizeof killing_vfs);
  killing_vfs.zName = "killing";
  killing_vfs.pNext = nullptr;
  killing_vfs.szOsFile += static_cast<int>(sizeof(killing_file));
  killing_vfs.xOpen = open_file;
  killing_vfs.xDelete = delete_file;
  sqlite3_vfs_register(&killing_vfs, 1);
}

}  // namespace pawl::faults
