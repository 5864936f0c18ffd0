#include "proof/postgresql/proof_home.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

#include <fmt/format.h>

#include "proof/postgresql/mirror.hpp"
#include "proof/postgresql/private_folder.hpp"
#include "proof/postgresql/server_unavailable.hpp"
#include "proof/postgresql/stale_homes.hpp"
#include "source/file_bytes.hpp"
#include "source/sha256.hpp"

namespace pawl::generator {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void cannot(std::string_view what, const std::string& path, const std::error_code& why) {
  throw server_unavailable{fmt::format("cannot {} {}: {}", what, path, why.message())};
}

/// Data folders that nobody needs, to be written over.
constexpr std::string_view spare = "spare-";
constexpr std::ptrdiff_t most_spares = 2;
/// A copy that is not whole yet.
constexpr const char* half_copied = "copying";

bool is_spare(const std::string& name) { return name.starts_with(spare); }

}  // namespace

proof_home::proof_home(const std::string& cache, const account& owner) : owner_{owner} {
  if (cache.empty()) {
    path_ = short_path_ = fresh_folder(owner_);
    kept_ = false;
    write(cache_note, "");
    return;
  }
  make_folders(cache);
  const auto real = fs::canonical(cache).string();
  short_path_ = short_folder(sha256_of(real).substr(0, 16), owner_);
  path_ = real + "/postgresql";
  if (make_private_folder(path_, owner_)) return;
  path_ = short_path_;
  if (!make_private_folder(path_, owner_)) {
    throw server_unavailable{
        fmt::format("neither {}/postgresql nor {} is a folder for the server's account alone", cache, path_)};
  }
  if (!holds(cache_note)) write(cache_note, real);
}

proof_home::~proof_home() {
  const acting_as acting{owner_};
  std::error_code ignored;
  if (!socket_folder_.empty() && socket_folder_ != path_) fs::remove(socket_folder_, ignored);
  if (!kept_) fs::remove_all(path_, ignored);
  if (lock_ >= 0) ::close(lock_);
}

void proof_home::open_lock() {
  const auto path = *this / "lock";
  const acting_as acting{owner_};
  lock_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (lock_ < 0) cannot("open", path, {errno, std::generic_category()});
  while (::flock(lock_, LOCK_EX) != 0) {
    if (errno != EINTR) cannot("lock", path, {errno, std::generic_category()});
  }
}

void proof_home::lock() {
  if (lock_ >= 0) return;
  open_lock();
  remove_stale_homes(short_path_, owner_);
}

const std::string& proof_home::socket_folder() {
  if (!socket_folder_.empty()) return socket_folder_;
  if (!make_private_folder(short_path_, owner_)) {
    throw server_unavailable{fmt::format("{} is no folder for the server's account alone", short_path_)};
  }
  return socket_folder_ = short_path_;
}

void proof_home::remove_socket(const std::string& name) {
  const acting_as acting{owner_};
  std::error_code ignored;
  fs::remove(socket_folder() + '/' + name, ignored);
}

std::optional<std::string> proof_home::read(const std::string& name) const {
  const acting_as acting{owner_};
  return read_file(*this / name);
}

void proof_home::write(const std::string& name, const std::string& text) const {
  const acting_as acting{owner_};
  const auto path = *this / name, fresh = path + ".new";
  std::ofstream file{fresh, std::ios::binary | std::ios::trunc};
  file << text;
  file.close();
  if (!file) cannot("write", fresh, {errno, std::generic_category()});
  std::error_code failed;
  fs::rename(fresh, path, failed);
  if (failed) cannot("replace", path, failed);
}

bool proof_home::holds(const std::string& name) const {
  const acting_as acting{owner_};
  std::error_code ignored;
  return fs::exists(*this / name, ignored);
}

void proof_home::remove(const std::string& name) const {
  const acting_as acting{owner_};
  std::error_code failed;
  fs::remove_all(*this / name, failed);
  if (failed) cannot("remove", *this / name, failed);
}

void proof_home::rename(const std::string& from, const std::string& to) const {
  remove(to);
  const acting_as acting{owner_};
  std::error_code failed;
  fs::rename(*this / from, *this / to, failed);
  if (failed) cannot("rename", *this / from, failed);
}

void proof_home::set_aside(const std::string& name) const {
  if (std::ranges::count_if(names(), is_spare) >= most_spares) return remove(name);
  rename(name, std::string{spare} + name);
}

void proof_home::copy(const std::string& from, const std::string& to, const std::vector<std::string>& shared) const {
  const auto all = names();
  const auto outdated = holds(to) ? std::ranges::find(all, to) : std::ranges::find_if(all, is_spare);
  if (outdated != all.end() && !holds(half_copied)) rename(*outdated, half_copied);
  {
    const acting_as acting{owner_};
    try {
      mirror(*this / from, *this / half_copied, shared);
    } catch (const fs::filesystem_error& failed) {
      cannot("copy", failed.path1().string(), failed.code());
    }
  }
  rename(half_copied, to);
}

std::vector<std::string> proof_home::names() const {
  const acting_as acting{owner_};
  std::vector<std::string> found;
  for (const auto& entry : fs::directory_iterator{path_}) found.push_back(entry.path().filename().string());
  return found;
}

}  // namespace pawl::generator
