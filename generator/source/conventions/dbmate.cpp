#include <array>

#include "source/conventions/name_parts.hpp"
#include "source/conventions/table.hpp"

namespace pawl::generator {
namespace {

/// `20230915120000_create_users`.
file_name_reading read(std::string_view stem) { return read_numbered(stem, {}); }

constexpr std::array new_files{new_file{file_role::sections, "-- migrate:up\n\n\n-- migrate:down\n\n"}};

}  // namespace

constinit const convention dbmate_convention{
    .name = "dbmate",
    .advice = "<version>_<name>.sql, as in 20230915120000_add_search.sql",
    .read = read,
    .write = write_versioned,
    .claims = [](std::string_view text, pawl::dialect dialect) { return has_comment(text, dialect, "migrate:up"); },
    .line_marker = "migrate:",
    .new_files = new_files,
};

}  // namespace pawl::generator
