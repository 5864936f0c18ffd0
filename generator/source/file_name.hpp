#pragma once

/// What the name of a migration's file says, whatever the convention it follows.

#include <optional>
#include <string>

#include <pawl/migration.hpp>

#include "source/version.hpp"

namespace pawl::generator {

/// What a file holds: an up section that a down section may follow, one of the two alone, or a script without a version
/// that its tool applies anew whenever it changes.
enum class file_role : std::uint8_t { sections, up, down, repeatable };

struct file_name {
  generator::version version;
  std::string name;
  /// No value where the file serves every declared dialect.
  std::optional<pawl::dialect> dialect;
  file_role role = file_role::sections;
  /// Whether a folder names the dialect, and no tag.
  bool in_folder = false;
  /// Whether it is for an engine that Pawl has not, and so serves none of ours.
  bool foreign = false;
};

/// A file name as read: either `value`, or what is wrong with it.
struct file_name_reading {
  std::optional<file_name> value;
  /// One sentence about the file ("has no version"), where there is no value.
  std::string problem;
};

}  // namespace pawl::generator
