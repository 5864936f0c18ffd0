#include "proof/postgresql/mirror.hpp"

#include <algorithm>
#include <system_error>

namespace pawl::generator {
namespace {

namespace fs = std::filesystem;

/// What is no folder, where one is wanted, goes; and the other way round.
void make_room(const fs::path& to, fs::file_type wanted) {
  const auto found = fs::symlink_status(to).type();
  if (found != fs::file_type::not_found && found != wanted) fs::remove_all(to);
}

void link_to(const fs::path& folder, const fs::path& to) {
  make_room(to, fs::file_type::symlink);
  std::error_code none;
  if (fs::read_symlink(to, none) == folder) return;
  fs::remove(to);
  fs::create_directory_symlink(folder, to);
}

void write_over(const fs::directory_entry& from, const fs::path& to) {
  if (from.is_symlink()) {
    fs::remove_all(to);
    fs::copy_symlink(from.path(), to);
  } else if (from.is_directory()) {
    make_room(to, fs::file_type::directory);
    fs::create_directory(to, from.path());
  } else if (from.is_regular_file()) {
    make_room(to, fs::file_type::regular);
    fs::copy_file(from.path(), to, fs::copy_options::overwrite_existing);
  }
}

void remove_strangers(const fs::path& from, const fs::path& to) {
  std::vector<fs::path> strangers;
  for (auto entry = fs::recursive_directory_iterator{to}; entry != fs::recursive_directory_iterator{}; ++entry) {
    if (fs::exists(fs::symlink_status(from / entry->path().lexically_relative(to)))) continue;
    entry.disable_recursion_pending();
    strangers.push_back(entry->path());
  }
  for (const auto& each : strangers) fs::remove_all(each);
}

}  // namespace

void mirror(const fs::path& from, const fs::path& to, const std::vector<std::string>& shared) {
  make_room(to, fs::file_type::directory);
  fs::create_directory(to, from);
  remove_strangers(from, to);
  for (auto entry = fs::recursive_directory_iterator{from}; entry != fs::recursive_directory_iterator{}; ++entry) {
    const auto name = entry->path().lexically_relative(from);
    try {
      if (!entry->is_symlink() && std::ranges::count(shared, name.string()) != 0) {
        entry.disable_recursion_pending();
        link_to(entry->path(), to / name);
      } else {
        write_over(*entry, to / name);
      }
    } catch (const fs::filesystem_error& error) {
      if (error.code() != std::errc::no_such_file_or_directory) throw;
    }
  }
}

}  // namespace pawl::generator
