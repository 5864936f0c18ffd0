#include "commands/hand_over.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fmt/format.h>

#include "commands/console.hpp"
#include "commands/typed_words.hpp"

namespace pawl::generator {
namespace {

constexpr std::string_view sqlite = "sqlite:";

}  // namespace

bool is_for_sqlite_alone(std::span<const char* const> arguments, std::string_view database_url) {
  const auto any = [&](auto test) { return std::ranges::any_of(arguments, test); };
  if (arguments.empty() || any([](std::string_view word) { return word.find("postgres") != word.npos; })) return false;
  if (is_on_database(arguments.front())) {
    if (any([](std::string_view word) { return word.starts_with(sqlite); })) return true;
    return database_url.starts_with(sqlite) &&
           !any([](std::string_view word) { return word.find("://") != word.npos; });
  }
  const auto dialects = values_of("--dialect", arguments);
  return !dialects.empty() && std::ranges::all_of(dialects, [](std::string_view each) { return each == "sqlite"; });
}

/// A name without a folder would be looked for in the current one, where anybody may have put it.
std::string other_program(const std::filesystem::path& self) {
  if (self.is_absolute()) return (self.parent_path() / "pawl-postgresql").string();
  throw command_error{
      "cannot find pawl-postgresql, the part of this program that knows PostgreSQL, since /proc/self/exe cannot be "
      "read: run pawl-postgresql itself, which is installed beside pawl, or mount /proc"};
}

void hand_over(char* const* argv) {
  std::error_code unknown;
  const auto other = other_program(std::filesystem::read_symlink("/proc/self/exe", unknown));
  ::execv(other.c_str(), argv);
  throw command_error{
      fmt::format("cannot run {}, the part of this program that knows PostgreSQL: {}; install both together", other,
                  std::generic_category().message(errno))};
}

}  // namespace pawl::generator
