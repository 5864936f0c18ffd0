#pragma once

/// scan: the `.sql` files of one folder, listed the same way on every file system, of the folders in it that are called
/// like a dialect, and of those in either that begin with a version, as `2018-01-14-171611_create_tables` does.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostics.hpp"

namespace pawl::generator {

/// A larger file is refused: offsets in a script have 32 bits.
inline constexpr std::uintmax_t max_file_size = std::uintmax_t{1} << 30;

/// One directory entry whose name ends in `.sql`, in any case.
struct raw_file {
  /// The file's name; behind `sqlite/` or `postgresql/` where it lies in the folder of that dialect, and behind the
  /// name of a folder that begins with a version. It may hold any byte.
  std::string name;
  /// As it is shown in diagnostics and can be opened: the folder as it was given, `/`, the file's name.
  std::string path;
  /// As stored; no value where the file could not be read, which was reported.
  std::optional<std::string> bytes;
};

struct folder {
  /// As it was given.
  std::string directory;
  /// False where the folder could not be listed, which was reported.
  bool listed = true;
  /// Sorted by the bytes of their names.
  std::vector<raw_file> files = {};
  /// The folders that begin with a version and hold no `.sql` file, named as files are.
  std::vector<std::string> empty_folders = {};
};

/// The folder, `/`, the name; a slash at the end of the folder is not doubled.
std::string path_in(std::string_view directory, std::string_view name);

/// Whether `scan` would take a file for a migration's: `name` is its path in the folder.
bool is_scanned(std::string_view name);

/// Lists and reads the `.sql` files of `directory`, of the dialects' folders in it, and of the folders of single
/// migrations; other entries are none of ours and are passed over. A folder that cannot be listed, and an entry that is
/// no regular file of its folder, cannot be read or is larger than `max_file_size`, is an `unreadable-file`.
folder scan(const std::string& directory, diagnostics& found);

}  // namespace pawl::generator
