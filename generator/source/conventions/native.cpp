#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "source/conventions/name_parts.hpp"
#include "source/conventions/table.hpp"

namespace pawl::generator {
namespace {

/// `0003_add_search`, `0003_add_search.sqlite`, `0003_add_search.sqlite.up`.
file_name_reading read(std::string_view stem) {
  file_name name;
  take_role(stem, name);
  const std::string_view tag = last_tag(stem);
  for (const auto dialect : {pawl::dialect::sqlite, pawl::dialect::postgresql})
    if (tag == to_string(dialect)) name.dialect = dialect;
  if (name.dialect) stem.remove_suffix(tag.size() + 1);
  return read_versioned(stem, std::move(name));
}

std::string write(const file_name& name) {
  return fmt::format("{}{}{}{}", write_versioned(name), name.dialect ? "." : "",
                     name.dialect ? to_string(*name.dialect) : "", role_tag(name.role));
}

constexpr std::array new_files{new_file{file_role::sections, "\n\n-- migrate:down\n\n"}};

}  // namespace

constinit const convention native_convention{
    .name = "native",
    .advice = "<version>_<name>.sql, as in 0003_add_search.sql",
    .read = read,
    .write = write,
    .claims = [](std::string_view text, pawl::dialect dialect) { return !goose_convention.claims(text, dialect); },
    .new_files = new_files,
};

}  // namespace pawl::generator
