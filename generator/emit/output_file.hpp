#pragma once

/// Files that are whole or not there: written under another name, flushed to the disk, renamed.

#include <span>
#include <string>

namespace pawl::generator {

struct output_file {
  std::string path;
  std::string content;
};

enum class write_mode {
  /// Every file gets a new time stamp, which is how Make learns that it is up to date.
  always,
  /// A file that already has this content is left alone, so that Ninja builds nothing on top of it.
  if_changed,
};

/// Writes all files or none: the first is renamed once the last is on the disk. Makes their folders. Throws
/// `std::system_error` that names the file; what stood there before is then untouched.
void write_files(std::span<const output_file> files, write_mode mode);

/// Writes a file that must not exist yet: throws `std::system_error` where it does.
void create_file(const output_file& file);

}  // namespace pawl::generator
