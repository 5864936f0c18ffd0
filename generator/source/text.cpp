#include "source/text.hpp"

#include <algorithm>
#include <string_view>

#include "diagnostics/utf8.hpp"
#include "source/locate.hpp"

namespace pawl::generator {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// `npos` where all bytes are UTF-8.
std::size_t find_invalid_utf8(std::string_view bytes) {
  for (std::size_t i = find_non_ascii(bytes, 0); i < bytes.size(); i = find_non_ascii(bytes, i)) {
    const utf8_character character = decode_utf8(bytes.substr(i));
    if (!character.valid) return i;
    i += character.length;
  }
  return std::string_view::npos;
}

std::size_t find_lone_carriage_return(std::string_view bytes) {
  for (std::size_t i = bytes.find('\r'); i != std::string_view::npos; i = bytes.find('\r', i + 2))
    if (i + 1 == bytes.size() || bytes[i + 1] != '\n') return i;
  return std::string_view::npos;
}

/// The place with its line as it looks without the CR of a CRLF.
location place(const std::string& path, std::string_view bytes, std::size_t offset) {
  location where = locate(path, bytes, offset);
  if (where.source_line.ends_with('\r') && bytes[offset] != '\r') where.source_line.pop_back();
  return where;
}

bool begins_utf16(std::string_view bytes) { return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"); }

bool check_utf8(const std::string& path, std::string_view bytes, diagnostics& found) {
  const std::size_t offset = find_invalid_utf8(bytes);
  if (offset == std::string_view::npos) return true;
  const bool utf16 = begins_utf16(bytes);
  found.add({.id = "invalid-utf8",
             .where = place(path, bytes, offset),
             .message = utf16 ? "the file is UTF-16, not UTF-8" : "this byte is not valid UTF-8",
             .hint = "save the file as UTF-8"});
  return false;
}

bool check_nul(const std::string& path, std::string_view bytes, diagnostics& found) {
  const std::size_t offset = bytes.find('\0');
  if (offset == std::string_view::npos) return true;
  found.add({.id = "nul-byte",
             .where = place(path, bytes, offset),
             .message = "the file holds a NUL byte, at which SQLite would stop reading",
             .hint = "remove it; in SQL, char(0) or a blob such as x'00' stands for it"});
  return false;
}

bool check_carriage_returns(const std::string& path, std::string_view bytes, diagnostics& found) {
  const std::size_t offset = find_lone_carriage_return(bytes);
  if (offset == std::string_view::npos) return true;
  found.add({.id = "lone-carriage-return",
             .where = place(path, bytes, offset),
             .message = "a carriage return stands without a line feed behind it",
             .hint = "save the file with LF or CRLF line endings; in SQL, char(13) stands for the character"});
  return false;
}

/// Turns every CRLF into LF, in place.
void fold_line_endings(std::string& text) {
  const std::size_t first = text.find('\r');
  if (first == std::string::npos) return;
  text.erase(std::remove(text.begin() + static_cast<std::ptrdiff_t>(first), text.end(), '\r'), text.end());
}

}  // namespace

std::optional<std::string> read_text(const std::string& path, std::string bytes, diagnostics& found) {
  if (bytes.starts_with(byte_order_mark)) bytes.erase(0, byte_order_mark.size());
  const bool utf8 = check_utf8(path, bytes, found);
  // UTF-16 is full of NULs: one message says it all.
  if (!utf8 && begins_utf16(bytes)) return std::nullopt;
  const bool no_nul = check_nul(path, bytes, found);
  const bool no_lone_return = check_carriage_returns(path, bytes, found);
  if (!utf8 || !no_nul || !no_lone_return) return std::nullopt;
  fold_line_endings(bytes);
  return bytes;
}

}  // namespace pawl::generator
