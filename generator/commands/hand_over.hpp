#pragma once

/// Which program runs. To load PostgreSQL's client libraries takes longer than all that `pawl status` does with a
/// SQLite file, so where both engines are built `pawl` has that of SQLite alone, and for everything else becomes the
/// program beside it that has both.

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace pawl::generator {

/// Whether what is typed behind `pawl` is about SQLite alone: a verb on one of its databases, or on a set whose only
/// dialect it is. `database_url` is the variable of that name. In doubt it is not.
bool is_for_sqlite_alone(std::span<const char* const> arguments, std::string_view database_url);

/// The program with both engines, beside the one that runs as `self`. Throws `command_error` where that is not known.
std::string other_program(const std::filesystem::path& self);

/// Becomes the other program. Throws `command_error` where it is not there.
[[noreturn]] void hand_over(char* const* argv);

}  // namespace pawl::generator
