#include "command_line/json.hpp"

#include <fmt/format.h>

#include "command_line/text/utf8.hpp"

namespace pawl::commands {
namespace {

void append(std::string& out, std::string_view bytes, const utf8_character& character) {
  if (!character.valid) {
    out += "\xef\xbf\xbd";
  } else if (character.code_point == '"' || character.code_point == '\\') {
    out += '\\';
    out += bytes;
  } else if (character.code_point == '\n') {
    out += "\\n";
  } else if (character.code_point < 0x20 || character.code_point == 0x7f) {
    out += fmt::format("\\u{:04x}", static_cast<unsigned>(character.code_point));
  } else {
    out += bytes;
  }
}

}  // namespace

std::string json_string(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    const auto character = decode_utf8(text);
    append(out, text.substr(0, character.length), character);
    text.remove_prefix(character.length);
  }
  return out + '"';
}

json_list& json_list::add_raw(std::string_view name, std::string_view json) {
  if (text_.size() > 1) text_ += ',';
  if (!name.empty()) text_ += json_string(name) + ':';
  text_ += json;
  return *this;
}

}  // namespace pawl::commands
