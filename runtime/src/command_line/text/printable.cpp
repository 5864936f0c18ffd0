#include "command_line/text/printable.hpp"

#include <fmt/format.h>

#include "command_line/text/utf8.hpp"

namespace pawl::commands {

namespace {

void append_printable(std::string& out, std::string_view bytes, const utf8_character& character) {
  const auto value = static_cast<std::uint32_t>(character.code_point);
  if (!character.valid)
    fmt::format_to(std::back_inserter(out), "<{:02X}>", value);
  else if (is_invisible(character.code_point) || value == '\t' || value == '\n' || value == '\f')
    fmt::format_to(std::back_inserter(out), "<U+{:04X}>", value);
  else
    out += bytes;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const utf8_character character = decode_utf8(text);
    append_printable(out, text.substr(0, character.length), character);
    text.remove_prefix(character.length);
  }
  return out;
}

}  // namespace pawl::commands
