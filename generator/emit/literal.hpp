#pragma once

/// Text as C++ string literals that mean exactly its bytes, whatever the text holds and whichever compiler reads them.
///
/// Bytes outside printable ASCII, `"`, `\` and `?` are written as three octal digits: such an escape cannot run on into
/// the next character (as `\x01f` does), and no trigraph, line splice, raw string or encoding can arise.

#include <string>
#include <string_view>

namespace pawl::generator {

/// Appends one literal, quotes included.
void append_literal(std::string& out, std::string_view text);

/// Appends adjacent literals, each on a line of its own and for a line of `text`; long lines are cut, because compilers
/// limit a literal's length.
void append_literal_lines(std::string& out, std::string_view text);

}  // namespace pawl::generator
