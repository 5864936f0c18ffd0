#include "source/conventions/name_parts.hpp"

#include <fmt/format.h>

#include "core/version_order.hpp"

namespace pawl::generator {

file_name_reading wrong(std::string problem) { return {std::nullopt, std::move(problem)}; }

file_name_reading too_large(std::string_view version) {
  return wrong(fmt::format("its version is too large: the numbers of `{}` do not fit 64 bits", version));
}

std::string_view last_tag(std::string_view stem) {
  const std::size_t dot = stem.rfind('.');
  return dot == std::string_view::npos ? std::string_view{} : stem.substr(dot + 1);
}

void take_role(std::string_view& stem, file_name& name) {
  const std::string_view tag = last_tag(stem);
  if (tag != "up" && tag != "down") return;
  name.role = tag == "up" ? file_role::up : file_role::down;
  stem.remove_suffix(tag.size() + 1);
}

file_name_reading read_versioned(std::string_view stem, file_name name) {
  if (stem.find('/') != std::string_view::npos) return wrong("it lies in a folder, which is not that of a dialect");
  const std::size_t underscore = stem.find('_');
  if (underscore == std::string_view::npos) return wrong("its name has no `_` between a version and a name");
  const std::string_view number = stem.substr(0, underscore);
  auto version = version::parse(number);
  if (!version && is_version(number)) return too_large(number);
  if (!version) return wrong(fmt::format("its name does not begin with a version: `{}` is none", number));
  const std::string_view rest = stem.substr(underscore + 1);
  if (rest.empty()) return wrong("its name ends with the version");
  const std::size_t dot = rest.find('.');
  if (dot != std::string_view::npos) return wrong(fmt::format("its name has an unknown tag, `{}`", rest.substr(dot)));
  name.version = std::move(*version);
  name.name = rest;
  return {std::move(name), {}};
}

file_name_reading read_numbered(std::string_view stem, file_name name) {
  auto reading = read_versioned(stem, std::move(name));
  if (reading.value && reading.value->version.parts().size() != 1)
    return wrong(fmt::format("its version is one number in this convention, and `{}` is several",
                             reading.value->version.text()));
  return reading;
}

std::string write_versioned(const file_name& name) { return fmt::format("{}_{}", name.version.text(), name.name); }

std::string_view role_tag(file_role role) {
  switch (role) {
    case file_role::up:
      return ".up";
    case file_role::down:
      return ".down";
    default:
      return "";
  }
}

}  // namespace pawl::generator
