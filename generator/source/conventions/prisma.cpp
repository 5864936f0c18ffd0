#include <array>

#include "source/conventions/name_parts.hpp"
#include "source/conventions/table.hpp"

namespace pawl::generator {
namespace {

/// `20230101000000_init/migration`.
file_name_reading read(std::string_view stem) {
  constexpr std::string_view file = "/migration";
  if (!stem.ends_with(file)) return wrong("it is not the `migration.sql` of a migration's folder");
  file_name name;
  name.role = file_role::up;
  return read_numbered(stem.substr(0, stem.size() - file.size()), std::move(name));
}

std::string write(const file_name& name) { return write_versioned(name) + "/migration"; }

constexpr std::array new_files{new_file{file_role::up}};

}  // namespace

constinit const convention prisma_convention{
    .name = "prisma",
    .advice = "<version>_<name>/migration.sql, as in 20230101000000_add_search/migration.sql",
    .read = read,
    .write = write,
    .in_folders = true,
    .new_files = new_files,
};

}  // namespace pawl::generator
