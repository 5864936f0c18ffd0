#include "proof/postgresql/private_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>

#include <fmt/format.h>

#include "proof/postgresql/server_unavailable.hpp"

namespace pawl::generator {
namespace {

/// A socket's path has 107 bytes at most, and what follows the temporary folder takes 60 of them.
constexpr std::size_t longest_temporary_folder = 47;

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view{"/_-."}.find(c) != std::string_view::npos;
}

/// In a folder that is root's, root makes it and gives it away. It is empty then, and cannot be anything else: only
/// root may change the folder above.
bool make_and_give(const std::string& path, const account& owner) {
  if (!owner.is_lent || ::mkdir(path.c_str(), 0700) != 0) return false;
  return ::lchown(path.c_str(), owner.uid, owner.gid) == 0;
}

std::string temporary_folder(const account& owner) {
  const char* const named = std::getenv("TMPDIR");
  const std::string folder = named == nullptr ? "" : named;
  const acting_as acting{owner};
  const bool fits = folder.starts_with('/') && folder.size() <= longest_temporary_folder &&
                    std::ranges::all_of(folder, is_plain) &&
                    ::faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) == 0;
  return fits ? folder : "/tmp";
}

}  // namespace

bool is_private_folder(const std::string& path, const account& owner) {
  struct stat what {};
  return ::lstat(path.c_str(), &what) == 0 && S_ISDIR(what.st_mode) && what.st_uid == owner.uid &&
         (what.st_mode & 077U) == 0;
}

bool make_private_folder(const std::string& path, const account& owner) {
  bool made = false;
  {
    const acting_as acting{owner};
    made = ::mkdir(path.c_str(), 0700) == 0;
  }
  if (!made && ::access(path.c_str(), F_OK) != 0) make_and_give(path, owner);
  const acting_as acting{owner};
  return is_private_folder(path, owner) && ::faccessat(AT_FDCWD, path.c_str(), W_OK | X_OK, AT_EACCESS) == 0;
}

void make_folders(const std::string& path) {
  std::error_code failed;
  std::filesystem::create_directories(path, failed);
  if (failed) throw server_unavailable{fmt::format("cannot create {}: {}", path, failed.message())};
}

std::string short_folder(const std::string& name, const account& owner) {
  return fmt::format("{}/pawl-{}-{}", temporary_folder(owner), owner.uid, name);
}

std::string fresh_folder(const account& owner) {
  auto pattern = short_folder("XXXXXX", owner);
  const acting_as acting{owner};
  if (::mkdtemp(pattern.data()) == nullptr) throw server_unavailable{"cannot create a folder like " + pattern};
  return pattern;
}

}  // namespace pawl::generator
