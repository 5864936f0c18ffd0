#include <array>

#include "source/conventions/name_parts.hpp"
#include "source/conventions/table.hpp"

namespace pawl::generator {
namespace {

/// `2018-01-14-171611_create_tables/up`.
file_name_reading read(std::string_view stem) {
  file_name name;
  const std::size_t slash = stem.find('/');
  if (slash == std::string_view::npos) return wrong("it lies in no folder of its migration");
  const std::string_view file = stem.substr(slash + 1);
  if (file != "up" && file != "down") return wrong("it is neither `up.sql` nor `down.sql` of its migration");
  name.role = file == "up" ? file_role::up : file_role::down;
  return read_versioned(stem.substr(0, slash), std::move(name));
}

std::string write(const file_name& name) {
  return write_versioned(name).append(name.role == file_role::down ? "/down" : "/up");
}

constexpr std::array new_files{new_file{file_role::up}, new_file{file_role::down}};

}  // namespace

constinit const convention diesel_convention{
    .name = "diesel",
    .advice = "<version>_<name>/up.sql and down.sql, as in 2018-01-14-171611_add_search/up.sql",
    .read = read,
    .write = write,
    .in_folders = true,
    .new_files = new_files,
};

}  // namespace pawl::generator
