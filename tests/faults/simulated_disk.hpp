#pragma once

/// A disk in memory that tells apart what the running system sees and what a power loss would leave.
///
/// A file's bytes and a folder's entries are two things, as on a real file system: writes last once the file is synced,
/// creations and deletions once the folder is. Not thread-safe.
///
///     simulated_disk disk;
///     disk.create("a.db")->bytes = "...";
///     disk.lose_power(seed);        // unsynced sectors and entries survive or vanish, by seed

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace pawl::faults {

/// What a name in the folder refers to; an open file keeps it alive after its name is gone.
struct inode {
  std::string bytes;
  std::string durable;
};

class simulated_disk {
 public:
  simulated_disk() = default;
  /// A copy shares nothing with the original: one prepared disk serves many runs.
  simulated_disk(const simulated_disk& other);
  simulated_disk& operator=(const simulated_disk&) = delete;

  /// Null where there is no such file.
  std::shared_ptr<inode> find(const std::string& name) const;
  std::shared_ptr<inode> create(const std::string& name);
  void remove(const std::string& name);

  /// As SQLite's unix VFS does with fsync(): the file's bytes, and the folder too where the file is new.
  void sync(const std::string& name, inode& file);
  void sync_folder() { durable_entries_ = entries_; }
  void sync_everything();

  /// Each unsynced 512-byte sector and each unsynced entry is kept, dropped or (sectors) torn, by `seed`.
  void lose_power(std::uint64_t seed);

  /// Every file's bytes by name, to compare two moments.
  std::map<std::string, std::string> contents() const;

 private:
  using entries = std::map<std::string, std::shared_ptr<inode>>;

  entries entries_;
  entries durable_entries_;
};

}  // namespace pawl::faults
