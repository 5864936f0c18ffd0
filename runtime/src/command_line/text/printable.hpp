#pragma once

/// Text of strangers, made safe to show.

#include <string>
#include <string_view>

namespace pawl::commands {

/// `text` with every character that is invisible, drives a terminal or turns the direction of writing replaced by its
/// code point (`<U+001B>`), and every byte that is not UTF-8 by its value (`<FF>`).
std::string printable(std::string_view text);

}  // namespace pawl::commands
