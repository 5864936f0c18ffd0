#include "source/file_name.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "diagnostics/utf8.hpp"

namespace pawl::generator {

namespace {

constexpr std::string_view extension = ".sql";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_allowed(char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '-' || c == '.'; }

file_name_reading wrong(std::string problem) { return {std::nullopt, std::move(problem)}; }

/// Removes the part behind the last dot of `stem` where it is one that `accept` takes.
template <typename Accept>
void take_tag(std::string_view& stem, Accept accept) {
  const std::size_t dot = stem.rfind('.');
  if (dot != std::string_view::npos && accept(stem.substr(dot + 1))) stem = stem.substr(0, dot);
}

void take_role(std::string_view& stem, file_name& name) {
  take_tag(stem, [&](std::string_view tag) {
    if (tag == "up") name.role = file_role::up;
    if (tag == "down") name.role = file_role::down;
    return name.role != file_role::sections;
  });
}

std::optional<pawl::dialect> find_dialect(std::string_view word) {
  for (const auto dialect : {pawl::dialect::sqlite, pawl::dialect::postgresql})
    if (word == to_string(dialect)) return dialect;
  return std::nullopt;
}

/// Removes the dialect's folder from the front.
std::optional<pawl::dialect> take_folder(std::string_view& file) {
  const std::size_t slash = file.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto dialect = find_dialect(file.substr(0, slash));
  if (dialect) file = file.substr(slash + 1);
  return dialect;
}

void take_dialect(std::string_view& stem, file_name& name) {
  take_tag(stem, [&](std::string_view tag) {
    name.dialect = find_dialect(tag);
    return name.dialect.has_value();
  });
}

/// Reads what is left without extension and tags: the version, `_`, the name.
file_name_reading read_stem(std::string_view stem, file_name name) {
  const std::size_t underscore = stem.find('_');
  if (underscore == std::string_view::npos) return wrong("its name has no `_` between a version and a name");
  const std::string_view number = stem.substr(0, underscore);
  auto version = version::parse(number);
  if (!version) return wrong(fmt::format("its name does not begin with a version: `{}` is none", number));
  const std::string_view rest = stem.substr(underscore + 1);
  if (rest.empty()) return wrong("its name ends with the version");
  const std::size_t dot = rest.find('.');
  if (dot != std::string_view::npos) return wrong(fmt::format("its name has an unknown tag, `{}`", rest.substr(dot)));
  name.version = std::move(*version);
  name.name = rest;
  return {std::move(name), {}};
}

}  // namespace

file_name_reading read_file_name(std::string_view file) {
  const auto folder = take_folder(file);
  const auto stray = std::find_if_not(file.begin(), file.end(), is_allowed);
  if (stray != file.end()) {
    const std::string_view rest = file.substr(static_cast<std::size_t>(stray - file.begin()));
    const std::string_view character = rest.substr(0, decode_utf8(rest).length);
    return wrong(fmt::format("its name holds `{}`, which is no letter from a to z, digit, `_`, `-` or `.`", character));
  }
  if (!file.ends_with(extension)) return wrong("its name does not end in `.sql` in small letters");
  std::string_view stem = file.substr(0, file.size() - extension.size());
  file_name name;
  take_role(stem, name);
  take_dialect(stem, name);
  if (folder && name.dialect)
    return wrong(fmt::format("it lies in the folder of a dialect and has the tag `.{}` too", to_string(*name.dialect)));
  if (folder) name.dialect = folder;
  return read_stem(stem, std::move(name));
}

}  // namespace pawl::generator
