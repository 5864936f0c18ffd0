#pragma once

/// Numbers, times and strangers' text in words for people.

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "command_line/text/printable.hpp"

namespace pawl::commands {

/// `850 us`, `1.2 ms`, `3.4 s`, `2 min 5 s`.
std::string in_words(std::chrono::microseconds duration);

/// `0:07`, `1:02:03`.
std::string on_a_clock(std::chrono::seconds time);

/// `6 migrations`, `1 migration`.
std::string counted(std::size_t number, std::string_view noun);

/// `2026-01-31 12:00:00` for `2026-01-31T12:00:00.000Z`; anything else as it is.
std::string shown_time(std::string_view time);

/// `text`, line by line printable, with `***` for every secret that stands in it as a word.
std::string harmless(std::string_view text, const std::vector<std::string>& secrets = {});

/// A message of the runtime, which names what a program sets, with what somebody types instead.
std::string as_typed(std::string message);

}  // namespace pawl::commands
