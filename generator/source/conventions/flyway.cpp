#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "core/version_order.hpp"
#include "source/conventions/name_parts.hpp"
#include "source/conventions/table.hpp"

namespace pawl::generator {
namespace {

/// `_` parts a version's numbers as `.` does.
std::optional<version> read_version(std::string_view text) {
  std::string dotted{text};
  std::ranges::replace(dotted, '_', '.');
  return dotted.find('-') == std::string::npos ? version::parse(dotted) : std::nullopt;
}

/// Whether it would be a version if its numbers were smaller.
bool is_number_list(std::string_view text) {
  std::string dotted{text};
  std::ranges::replace(dotted, '_', '.');
  return dotted.find('-') == std::string::npos && is_version(dotted);
}

/// `V1.2__init`, `U1.2__init`, `R__views`.
file_name_reading read(std::string_view stem) {
  constexpr std::string_view separator = "__";
  if (stem.empty() || std::string_view{"VUR"}.find(stem.front()) == std::string_view::npos)
    return wrong("its name begins with none of `V`, `U` and `R`");
  const std::size_t at = stem.find(separator);
  if (at == std::string_view::npos) return wrong("its name has no `__` between a version and a name");
  const std::string_view number = stem.substr(1, at - 1);
  file_name name;
  name.role = stem.front() == 'V' ? file_role::up : stem.front() == 'U' ? file_role::down : file_role::repeatable;
  name.name = stem.substr(at + separator.size());
  if (name.name.empty()) return wrong("its name ends with the version");
  if (const auto stray = name.name.find_first_of("./"); stray != std::string::npos)
    return wrong(fmt::format("its name holds `{}` behind the version", name.name[stray]));
  if (name.role == file_role::repeatable) {
    if (!number.empty()) return wrong(fmt::format("a repeatable script has no version, and this one has `{}`", number));
    return {std::move(name), {}};
  }
  auto version = read_version(number);
  if (!version && is_number_list(number)) return too_large(number);
  if (!version) return wrong(fmt::format("`{}` behind its first letter is no version", number));
  name.version = std::move(*version);
  return {std::move(name), {}};
}

std::string write(const file_name& name) {
  const char kind = name.role == file_role::repeatable ? 'R' : name.role == file_role::down ? 'U' : 'V';
  return fmt::format("{}{}__{}", kind, name.version.text(), name.name);
}

constexpr std::array new_files{new_file{file_role::up}, new_file{file_role::down, {}, true}};

}  // namespace

constinit const convention flyway_convention{
    .name = "flyway",
    .advice =
        "V<version>__<name>.sql, as in V1.2__add_search.sql, its down script U<version>__<name>.sql, and a script that "
        "is applied anew when it changes R__<name>.sql",
    .read = read,
    .write = write,
    .placeholders = {"${", "}"},
    .pairs_by_version = true,
    .new_files = new_files,
};

}  // namespace pawl::generator
