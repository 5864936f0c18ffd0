#pragma once

/// What a migration's file name says: `0003_add_search.sql`, `0003_add_search.sqlite.sql`,
/// `sqlite/0003_add_search.sql`, `0003_add_search.up.sql`.

#include <optional>
#include <string>
#include <string_view>

#include <pawl/migration.hpp>

#include "source/version.hpp"

namespace pawl::generator {

/// What a file holds: an up section that a down section may follow, or one of the two alone.
enum class file_role : std::uint8_t { sections, up, down };

struct file_name {
  generator::version version;
  std::string name;
  /// No value where the file serves every declared dialect.
  std::optional<pawl::dialect> dialect;
  file_role role = file_role::sections;
};

/// A file name as read: either `value`, or what is wrong with it.
struct file_name_reading {
  std::optional<file_name> value;
  /// One sentence about the file ("has no version"), where there is no value.
  std::string problem;
};

/// Reads `<version>_<name>[.<dialect>][.up|.down].sql` or `<dialect>/<version>_<name>[.up|.down].sql`; a name holds
/// letters, digits, `_` and `-`.
file_name_reading read_file_name(std::string_view file);

}  // namespace pawl::generator
