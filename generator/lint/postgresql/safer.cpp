#include "lint/postgresql/safer.hpp"

#include <fmt/format.h>

namespace pawl::generator {
namespace {

/// Each line two blanks to the right.
std::string indented(std::string_view sql) {
  std::string text{"  "};
  for (const char c : sql) {
    text += c;
    if (c == '\n') text += "  ";
  }
  return text;
}

}  // namespace

std::string in_two_migrations(std::string_view first, std::string_view then) {
  return fmt::format("in this migration:\n{}\nin one behind it:\n{}", indented(first), indented(then));
}

std::string in_its_own_migration(std::string_view sql) {
  return fmt::format("in a migration of its own, as no transaction can hold it:\n{}", indented(sql));
}

std::string instead(std::string_view sql) { return fmt::format("instead:\n{}", indented(sql)); }

}  // namespace pawl::generator
