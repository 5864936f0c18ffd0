#include "faults/simulated_disk.hpp"

#include <algorithm>
#include <random>
#include <vector>

namespace pawl::faults {
namespace {

constexpr std::size_t sector_size = 512;

using random_bits = std::mt19937_64;

bool coin(random_bits& random) { return random() % 2 == 0; }

/// One sector after the power came back: as written, as before, or new up to some byte and old from there.
std::string surviving_sector(std::string_view before, std::string_view after, random_bits& random) {
  std::size_t cut = 0;
  switch (random() % 3) {
    case 0:
      cut = 0;
      break;
    case 1:
      cut = after.size();
      break;
    default:
      cut = random() % (after.size() + 1);
  }
  return std::string{after.substr(0, cut)}.append(before.substr(cut));
}

/// What the file held before its unsynced writes. Sectors that it did not have then hold what the disk did: zeros or
/// noise.
std::string synced_bytes(const inode& file, std::size_t size, random_bits& random) {
  std::string result = file.durable.substr(0, size);
  result.resize(size, coin(random) ? '\0' : static_cast<char>(random() % 256));
  return result;
}

void lose_unsynced_sectors(inode& file, random_bits& random) {
  if (file.bytes == file.durable) return;
  // A length is kept or lost as a whole; where a truncation is lost, so is nothing of what it cut off.
  const std::size_t size = coin(random) ? file.bytes.size() : file.durable.size();
  const std::string before = synced_bytes(file, size, random);
  std::string after = file.bytes.substr(0, size);
  after += before.substr(after.size());
  std::string survived;
  for (std::size_t at = 0; at < size; at += sector_size) {
    const auto old_sector = std::string_view{before}.substr(at, sector_size);
    const auto new_sector = std::string_view{after}.substr(at, sector_size);
    survived += old_sector == new_sector ? std::string{old_sector} : surviving_sector(old_sector, new_sector, random);
  }
  file.bytes = survived;
}

}  // namespace

simulated_disk::simulated_disk(const simulated_disk& other) {
  std::map<const inode*, std::shared_ptr<inode>> copies;
  const auto copied = [&copies](const entries& originals) {
    entries result;
    for (const auto& [name, file] : originals) {
      std::shared_ptr<inode>& copy = copies[file.get()];
      if (!copy) copy = std::make_shared<inode>(*file);
      result[name] = copy;
    }
    return result;
  };
  entries_ = copied(other.entries_);
  durable_entries_ = copied(other.durable_entries_);
}

std::shared_ptr<inode> simulated_disk::find(const std::string& name) const {
  const auto found = entries_.find(name);
  return found == entries_.end() ? nullptr : found->second;
}

std::shared_ptr<inode> simulated_disk::create(const std::string& name) {
  return entries_[name] = std::make_shared<inode>();
}

void simulated_disk::remove(const std::string& name) { entries_.erase(name); }

void simulated_disk::sync(const std::string& name, inode& file) {
  file.durable = file.bytes;
  if (!durable_entries_.contains(name) || durable_entries_[name].get() != &file) sync_folder();
}

void simulated_disk::sync_everything() {
  for (const auto& [name, file] : entries_) file->durable = file->bytes;
  sync_folder();
}

void simulated_disk::lose_power(std::uint64_t seed) {
  random_bits random{seed};
  entries everything = durable_entries_;
  everything.insert(entries_.begin(), entries_.end());
  entries survived;
  for (const auto& [name, ignored] : everything) {
    const entries& side = coin(random) ? entries_ : durable_entries_;
    if (const auto entry = side.find(name); entry != side.end()) survived.insert(*entry);
  }
  for (const auto& [name, file] : survived) lose_unsynced_sectors(*file, random);
  entries_ = survived;
  sync_everything();
}

std::map<std::string, std::string> simulated_disk::contents() const {
  std::map<std::string, std::string> result;
  for (const auto& [name, file] : entries_) result[name] = file->bytes;
  return result;
}

}  // namespace pawl::faults
