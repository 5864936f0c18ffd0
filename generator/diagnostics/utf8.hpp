#pragma once

/// UTF-8, character by character, as the runtime's command reads it.

#include "command_line/text/utf8.hpp"

namespace pawl::generator {

using commands::count_characters;
using commands::decode_utf8;
using commands::display_width;
using commands::find_non_ascii;
using commands::is_invisible;
using commands::utf8_character;

}  // namespace pawl::generator
