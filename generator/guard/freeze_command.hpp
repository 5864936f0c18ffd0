#pragma once

/// Commands that messages tell people to run.

#include <string>
#include <string_view>

#include "source/set.hpp"

namespace pawl::generator {

/// `text` as one word of a POSIX shell: in single quotes where it holds more than letters, digits and `_-./:=@%+,`.
std::string shell_word(std::string_view text);

/// `pawl freeze --release <release>` with the options that this set needs.
std::string freeze_command(const migration_set& set, std::string_view lock_path);

/// `pawl renumber` with the options that this set needs; `since` is `FROZEN_SINCE`, empty where there is none.
std::string renumber_command(const migration_set& set, std::string_view lock_path, std::string_view since);

}  // namespace pawl::generator
