#include <array>

#include "source/conventions/name_parts.hpp"
#include "source/conventions/table.hpp"

namespace pawl::generator {
namespace {

/// `000001_init.up`; sqlx names its reversible migrations the same way.
file_name_reading read(std::string_view stem) {
  file_name name;
  take_role(stem, name);
  if (name.role == file_role::sections) return wrong("its name ends neither in `.up.sql` nor in `.down.sql`");
  return read_numbered(stem, std::move(name));
}

std::string write(const file_name& name) { return write_versioned(name).append(role_tag(name.role)); }

constexpr std::array new_files{new_file{file_role::up}, new_file{file_role::down}};

}  // namespace

constinit const convention golang_migrate_convention{
    .name = "golang-migrate",
    .advice = "<version>_<name>.up.sql and .down.sql, as in 000003_add_search.up.sql",
    .read = read,
    .write = write,
    .new_files = new_files,
};

}  // namespace pawl::generator
