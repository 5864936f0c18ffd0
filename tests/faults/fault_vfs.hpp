#pragma once

/// An SQLite VFS over a simulated disk in which one chosen operation, or all from it on, fail.
///
/// One object is one process: its connections see its faults and its counts, and once it is killed the disk stays as it
/// was at that instant. It serves one connection at a time and has no real locks; it records the highest one asked for.
///
///     fault_vfs vfs{disk};
///     sqlite3_open_v2("a.db", &db, SQLITE_OPEN_READWRITE, vfs.name());
///     vfs.arm({fault_kind::kill, 17});

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <sqlite3.h>

#include "faults/simulated_disk.hpp"

namespace pawl::faults {

enum class operation : std::uint8_t { open, create, read, write, sync, truncate, remove, lock };
constexpr std::size_t operations = 8;

enum class fault_kind : std::uint8_t {
  none,
  /// From here on nothing reaches the disk. Counts what changes the disk: a kill between two changes is the same kill.
  kill,
  /// An I/O error. Counts every operation.
  io_error,
  /// The disk is full. Counts writes.
  disk_full,
};

struct fault {
  fault_kind kind = fault_kind::none;
  /// Which of the counted operations fails, from 1.
  std::size_t at = 0;
  /// Whether all operations after it fail too.
  bool persistent = false;
};

class fault_vfs {
 public:
  explicit fault_vfs(simulated_disk& disk);
  ~fault_vfs();
  fault_vfs(const fault_vfs&) = delete;
  fault_vfs& operator=(const fault_vfs&) = delete;

  const char* name() const noexcept { return name_.c_str(); }

  /// Counts start anew; the fault comes at the operation it names.
  void arm(fault fault) noexcept;
  void disarm() noexcept { arm({}); }
  void kill_now() noexcept { arm({fault_kind::kill, 0}); }

  /// Whether the fault came: a run without it went past the last operation.
  bool fault_came() const noexcept { return fault_.kind != fault_kind::none && counted_ >= fault_.at; }
  /// The code that the first failing operation returned; SQLITE_OK if none failed.
  int first_failure() const noexcept { return first_failure_; }

  /// How often the operation was asked for since the fault was armed.
  std::size_t count(operation what) const noexcept { return counts_[static_cast<std::size_t>(what)]; }
  /// The highest SQLITE_LOCK_... asked for.
  int highest_lock() const noexcept { return highest_lock_; }

  /// Database files open read-only from now on, as for a user who may not write them.
  void make_read_only() noexcept { read_only_ = true; }
  bool read_only() const noexcept { return read_only_; }

  // For the callbacks that SQLite calls.
  simulated_disk& disk() noexcept { return disk_; }
  /// Counts the operation and returns SQLITE_OK or the error code it fails with.
  int attempt(operation what);
  bool killed() const noexcept { return fault_.kind == fault_kind::kill && fault_came(); }
  void lock_asked(int level) noexcept { highest_lock_ = level > highest_lock_ ? level : highest_lock_; }
  void* shared_memory(std::size_t region, std::size_t size);
  void drop_shared_memory() noexcept { shared_memory_.clear(); }
  std::string temporary_name();
  void fill_random(int size, char* bytes) noexcept;

 private:
  bool can_hit(operation what) const noexcept;

  simulated_disk& disk_;
  fault fault_;
  std::string name_;
  sqlite3_vfs vfs_{};
  std::array<std::size_t, operations> counts_{};
  std::size_t counted_ = 0;
  int first_failure_ = 0;
  int highest_lock_ = 0;
  bool read_only_ = false;
  std::vector<std::unique_ptr<char[]>> shared_memory_;
  unsigned random_ = 0;
  unsigned temporary_files_ = 0;
};

}  // namespace pawl::faults
