#include "proof/postgresql/stale_homes.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "proof/postgresql/private_folder.hpp"
#include "source/file_bytes.hpp"

namespace pawl::generator {
namespace {

namespace fs = std::filesystem;

bool is_old(const fs::path& file) {
  std::error_code failed;
  const auto time = fs::last_write_time(file, failed);
  return !failed && fs::file_time_type::clock::now() - time > std::chrono::minutes{1};
}

void remove_unless_locked(const fs::path& home) {
  const int lock = ::open((home / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (lock < 0) return;
  std::error_code ignored;
  if (::flock(lock, LOCK_EX | LOCK_NB) == 0) fs::remove_all(home, ignored);
  ::close(lock);
}

std::vector<fs::path> homes_beside(const fs::path& home, const account& owner) {
  std::vector<fs::path> found;
  std::error_code failed;
  const auto prefix = fmt::format("pawl-{}-", owner.uid);
  auto entry = fs::directory_iterator{home.parent_path(), failed};
  for (; !failed && entry != fs::directory_iterator{}; entry.increment(failed)) {
    if (entry->path().filename().string().starts_with(prefix) && entry->path() != home) found.push_back(entry->path());
  }
  return found;
}

}  // namespace

void remove_stale_homes(const std::string& home, const account& owner) {
  for (const auto& other : homes_beside(home, owner)) {
    if (!is_private_folder(other.string(), owner)) continue;
    std::optional<std::string> cache;
    {
      const acting_as acting{owner};
      if (!is_old(other / cache_note)) continue;
      cache = read_file(other / cache_note);
    }
    std::error_code ignored;
    if (!cache || (!cache->empty() && fs::exists(*cache, ignored))) continue;
    const acting_as acting{owner};
    remove_unless_locked(other);
  }
}

}  // namespace pawl::generator
