#pragma once

/// What can go wrong while the process lives on.

#include "faults/failing_memory.hpp"
#include "faults/fault_vfs.hpp"

namespace pawl::faults {

class trouble {
 public:
  virtual ~trouble() = default;

  virtual void begin(fault_vfs& vfs) = 0;
  /// Ends it; whether it had come.
  virtual bool end(fault_vfs& vfs) = 0;
  /// Whether an error with this code tells of it.
  virtual bool explains(int code) const = 0;
};

/// I/O errors, or a full disk.
class disk_trouble final : public trouble {
 public:
  explicit disk_trouble(fault fault) : fault_{fault} {}

  void begin(fault_vfs& vfs) override { vfs.arm(fault_); }
  bool end(fault_vfs& vfs) override {
    const bool came = vfs.fault_came();
    vfs.disarm();
    return came;
  }
  bool explains(int code) const override {
    if (fault_.kind == fault_kind::disk_full) return (code & 0xff) == SQLITE_FULL;
    return (code & 0xff) == SQLITE_IOERR || code == SQLITE_CANTOPEN;
  }

 private:
  fault fault_;
};

/// SQLite gets no memory.
class memory_trouble final : public trouble {
 public:
  explicit memory_trouble(allocation_fault fault) : fault_{fault} {}

  void begin(fault_vfs&) override { sqlite_memory().fail(fault_); }
  bool end(fault_vfs&) override { return sqlite_memory().stop(); }
  bool explains(int code) const override { return code == SQLITE_NOMEM || code == SQLITE_IOERR_NOMEM; }

 private:
  allocation_fault fault_;
};

}  // namespace pawl::faults
