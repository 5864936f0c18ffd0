#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "source/conventions/name_parts.hpp"
#include "source/conventions/table.hpp"

namespace pawl::generator {
namespace {

struct engine_tag {
  std::string_view text;
  /// No value where Pawl has no such engine.
  std::optional<pawl::dialect> dialect = {};
};

/// A dialect is written with the first tag that it has here.
constexpr std::array tags{
    engine_tag{"sqlite3", pawl::dialect::sqlite},
    engine_tag{"sqlite", pawl::dialect::sqlite},
    engine_tag{"postgres", pawl::dialect::postgresql},
    engine_tag{"postgresql", pawl::dialect::postgresql},
    engine_tag{"cockroach"},
    engine_tag{"cockroachdb"},
    engine_tag{"mysql"},
    engine_tag{"mariadb"},
};

/// `20191100000001_identities.postgres.up`; `.autocommit` asks for no transaction, which the statements tell by
/// themselves.
file_name_reading read(std::string_view stem) {
  constexpr std::string_view autocommit = ".autocommit";
  file_name name;
  take_role(stem, name);
  if (name.role == file_role::sections) return wrong("its name ends neither in `.up.sql` nor in `.down.sql`");
  if (stem.ends_with(autocommit)) stem.remove_suffix(autocommit.size());
  const auto* tag = std::ranges::find(tags, last_tag(stem), &engine_tag::text);
  if (tag != tags.end()) {
    name.dialect = tag->dialect;
    name.foreign = !tag->dialect;
    stem.remove_suffix(tag->text.size() + 1);
  }
  return read_numbered(stem, std::move(name));
}

std::string write(const file_name& name) {
  std::string text = write_versioned(name);
  if (name.dialect)
    fmt::format_to(std::back_inserter(text), ".{}", std::ranges::find(tags, name.dialect, &engine_tag::dialect)->text);
  return text.append(role_tag(name.role));
}

constexpr std::array new_files{new_file{file_role::up}, new_file{file_role::down}};

}  // namespace

constinit const convention popx_convention{
    .name = "popx",
    .advice = "<version>_<name>[.<engine>].up.sql and .down.sql, as in 20191100000001_add_search.postgres.up.sql",
    .read = read,
    .write = write,
    .placeholders = {"{{", "}}", true},
    .tagged_wins = true,
    .new_files = new_files,
};

}  // namespace pawl::generator
