#include "faults/fault_vfs.hpp"

#include <algorithm>
#include <cstring>
#include <new>

namespace pawl::faults {
namespace {

struct open_file {
  sqlite3_file base;
  fault_vfs* vfs;
  std::string* name;
  std::shared_ptr<inode>* data;
  bool temporary;
};

open_file& self(sqlite3_file* file) { return *reinterpret_cast<open_file*>(file); }
fault_vfs& owner(sqlite3_vfs* vfs) { return *static_cast<fault_vfs*>(vfs->pAppData); }
std::string& bytes(open_file& file) { return (*file.data)->bytes; }

int close_file(sqlite3_file* base) {
  open_file& file = self(base);
  if (file.temporary && !file.vfs->killed()) file.vfs->disk().remove(*file.name);
  delete file.name;
  delete file.data;
  return SQLITE_OK;
}

int read_file(sqlite3_file* base, void* target, int amount, sqlite3_int64 offset) {
  open_file& file = self(base);
  if (const int failure = file.vfs->attempt(operation::read)) return failure;
  const auto begin = std::min(static_cast<std::size_t>(offset), bytes(file).size());
  const auto wanted = static_cast<std::size_t>(amount);
  const auto there = std::min(wanted, bytes(file).size() - begin);
  std::memcpy(target, bytes(file).data() + begin, there);
  std::memset(static_cast<char*>(target) + there, 0, wanted - there);
  return there == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int write_file(sqlite3_file* base, const void* source, int amount, sqlite3_int64 offset) {
  open_file& file = self(base);
  if (const int failure = file.vfs->attempt(operation::write)) return failure;
  const auto begin = static_cast<std::size_t>(offset);
  const auto size = static_cast<std::size_t>(amount);
  if (bytes(file).size() < begin + size) bytes(file).resize(begin + size);
  std::memcpy(bytes(file).data() + begin, source, size);
  return SQLITE_OK;
}

int truncate_file(sqlite3_file* base, sqlite3_int64 size) {
  open_file& file = self(base);
  if (const int failure = file.vfs->attempt(operation::truncate)) return failure;
  bytes(file).resize(static_cast<std::size_t>(size));
  return SQLITE_OK;
}

int sync_file(sqlite3_file* base, int /*flags*/) {
  open_file& file = self(base);
  if (const int failure = file.vfs->attempt(operation::sync)) return failure;
  file.vfs->disk().sync(*file.name, **file.data);
  return SQLITE_OK;
}

int file_size(sqlite3_file* base, sqlite3_int64* size) {
  *size = static_cast<sqlite3_int64>(bytes(self(base)).size());
  return SQLITE_OK;
}

int lock_file(sqlite3_file* base, int level) {
  self(base).vfs->lock_asked(level);
  return self(base).vfs->attempt(operation::lock);
}

int unlock_file(sqlite3_file*, int) { return SQLITE_OK; }

int check_reserved_lock(sqlite3_file*, int* held) {
  *held = 0;
  return SQLITE_OK;
}

int file_control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sector_bytes(sqlite3_file*) { return 512; }
// No promise at all: neither atomic nor ordered nor power-safe writes.
int device_characteristics(sqlite3_file*) { return 0; }

int map_shared_memory(sqlite3_file* base, int region, int size, int /*extend*/, void volatile** address) {
  fault_vfs& vfs = *self(base).vfs;
  if (const int failure = vfs.attempt(operation::lock)) return failure;
  *address = vfs.shared_memory(static_cast<std::size_t>(region), static_cast<std::size_t>(size));
  return SQLITE_OK;
}

int lock_shared_memory(sqlite3_file* base, int offset, int /*count*/, int flags) {
  if ((flags & SQLITE_SHM_UNLOCK) != 0) return SQLITE_OK;
  // The first of WAL's locks is the writer's.
  if (offset == 0 && (flags & SQLITE_SHM_EXCLUSIVE) != 0) self(base).vfs->lock_asked(SQLITE_LOCK_RESERVED);
  return self(base).vfs->attempt(operation::lock);
}

void shared_memory_barrier(sqlite3_file*) {}

int unmap_shared_memory(sqlite3_file* base, int /*remove*/) {
  self(base).vfs->drop_shared_memory();
  return SQLITE_OK;
}

constexpr sqlite3_io_methods file_methods = {2,
                                             close_file,
                                             read_file,
                                             write_file,
                                             truncate_file,
                                             sync_file,
                                             file_size,
                                             lock_file,
                                             unlock_file,
                                             check_reserved_lock,
                                             file_control,
                                             sector_bytes,
                                             device_characteristics,
                                             map_shared_memory,
                                             lock_shared_memory,
                                             shared_memory_barrier,
                                             unmap_shared_memory,
                                             nullptr,
                                             nullptr};

int open_in(sqlite3_vfs* base, const char* path, sqlite3_file* target, int flags, int* flags_out) {
  fault_vfs& vfs = owner(base);
  target->pMethods = nullptr;
  const std::string name = path != nullptr ? path : vfs.temporary_name();
  std::shared_ptr<inode> data = vfs.disk().find(name);
  if (!data && (flags & SQLITE_OPEN_CREATE) == 0) return SQLITE_CANTOPEN;
  if (vfs.attempt(data ? operation::open : operation::create) != SQLITE_OK) return SQLITE_CANTOPEN;
  if (!data) data = vfs.disk().create(name);
  const bool temporary = (flags & SQLITE_OPEN_DELETEONCLOSE) != 0;
  new (target) open_file{{&file_methods}, &vfs, new std::string{name}, new std::shared_ptr<inode>{data}, temporary};
  if (vfs.read_only() && !temporary) flags = (flags & ~SQLITE_OPEN_READWRITE) | SQLITE_OPEN_READONLY;
  if (flags_out != nullptr) *flags_out = flags;
  return SQLITE_OK;
}

int delete_in(sqlite3_vfs* base, const char* path, int sync_folder) {
  fault_vfs& vfs = owner(base);
  if (!vfs.disk().find(path)) return SQLITE_IOERR_DELETE_NOENT;
  if (const int failure = vfs.attempt(operation::remove)) return failure;
  vfs.disk().remove(path);
  if (sync_folder != 0) vfs.disk().sync_folder();
  return SQLITE_OK;
}

int access_in(sqlite3_vfs* base, const char* path, int /*flags*/, int* found) {
  const std::shared_ptr<inode> file = owner(base).disk().find(path);
  *found = file && !file->bytes.empty();
  return SQLITE_OK;
}

int full_pathname(sqlite3_vfs*, const char* path, int size, char* target) {
  sqlite3_snprintf(size, target, "%s", path);
  return SQLITE_OK;
}

int randomness(sqlite3_vfs* base, int size, char* bytes) {
  owner(base).fill_random(size, bytes);
  return size;
}

int sleep_in(sqlite3_vfs*, int microseconds) { return microseconds; }

int current_time(sqlite3_vfs*, sqlite3_int64* milliseconds) {
  sqlite3_vfs* real = sqlite3_vfs_find(nullptr);
  return real->xCurrentTimeInt64(real, milliseconds);
}

int failure_code(operation what) {
  switch (what) {
    case operation::read:
      return SQLITE_IOERR_READ;
    case operation::write:
      return SQLITE_IOERR_WRITE;
    case operation::sync:
      return SQLITE_IOERR_FSYNC;
    case operation::truncate:
      return SQLITE_IOERR_TRUNCATE;
    case operation::remove:
      return SQLITE_IOERR_DELETE;
    case operation::lock:
      return SQLITE_IOERR_LOCK;
    default:
      return SQLITE_CANTOPEN;
  }
}

}  // namespace

fault_vfs::fault_vfs(simulated_disk& disk)
    : disk_{disk}, name_{"fault" + std::to_string(reinterpret_cast<std::uintptr_t>(this))} {
  vfs_.iVersion = 2;
  vfs_.szOsFile = sizeof(open_file);
  vfs_.mxPathname = 512;
  vfs_.zName = name_.c_str();
  vfs_.pAppData = this;
  vfs_.xOpen = open_in;
  vfs_.xDelete = delete_in;
  vfs_.xAccess = access_in;
  vfs_.xFullPathname = full_pathname;
  vfs_.xRandomness = randomness;
  vfs_.xSleep = sleep_in;
  vfs_.xCurrentTimeInt64 = current_time;
  sqlite3_vfs_register(&vfs_, 0);
}

fault_vfs::~fault_vfs() { sqlite3_vfs_unregister(&vfs_); }

void fault_vfs::arm(fault fault) noexcept {
  fault_ = fault;
  counts_.fill(0);
  counted_ = 0;
  first_failure_ = SQLITE_OK;
  highest_lock_ = SQLITE_LOCK_NONE;
}

bool fault_vfs::can_hit(operation what) const noexcept {
  switch (fault_.kind) {
    case fault_kind::none:
      return false;
    case fault_kind::kill:
      return what != operation::open && what != operation::read && what != operation::lock;
    case fault_kind::io_error:
      return true;
    case fault_kind::disk_full:
      return what == operation::write;
  }
  return false;
}

int fault_vfs::attempt(operation what) {
  ++counts_[static_cast<std::size_t>(what)];
  if (killed()) return SQLITE_IOERR;
  if (!can_hit(what)) return SQLITE_OK;
  ++counted_;
  const bool on_and_on = fault_.persistent || fault_.kind == fault_kind::kill;
  if (on_and_on ? counted_ < fault_.at : counted_ != fault_.at) return SQLITE_OK;
  const int failure = fault_.kind == fault_kind::disk_full ? SQLITE_FULL : failure_code(what);
  if (first_failure_ == SQLITE_OK) first_failure_ = failure;
  return failure;
}

void* fault_vfs::shared_memory(std::size_t region, std::size_t size) {
  while (shared_memory_.size() <= region) shared_memory_.push_back(std::make_unique<char[]>(size));
  return shared_memory_[region].get();
}

std::string fault_vfs::temporary_name() { return "temporary" + std::to_string(++temporary_files_); }

// The same bytes in every run, so that operation N is the same operation.
void fault_vfs::fill_random(int size, char* bytes) noexcept {
  for (int i = 0; i < size; ++i) {
    random_ = random_ * 1103515245U + 12345U;
    bytes[i] = static_cast<char>(random_ >> 16);
  }
}

}  // namespace pawl::faults
