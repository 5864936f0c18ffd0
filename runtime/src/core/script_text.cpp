#include "core/script_text.hpp"

#include <algorithm>

namespace pawl {
namespace {

constexpr std::size_t longest_excerpt = 120;

/// Whether `c` continues a UTF-8 character that began before it.
bool is_continuation(char c) noexcept { return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U; }

/// Appends the script's bytes [begin, end) to `out`. All pieces but the last have the same size.
void append_between(const script& script, std::size_t begin, std::size_t end, std::string& out) {
  while (begin < end) {
    const std::size_t piece_size = script.pieces[0].size;
    const std::string_view piece = script.pieces[begin / piece_size];
    const std::string_view part = piece.substr(begin % piece_size, end - begin);
    out += part;
    begin += part.size();
  }
}

}  // namespace

std::string_view statement_reader::read(const script& script, const statement& statement) {
  const std::size_t piece_size = script.pieces[0].size;
  const std::size_t first = statement.begin / piece_size;
  const std::size_t size = statement.end - statement.begin;
  if (statement.end <= first * piece_size + script.pieces[first].size) {
    return {script.pieces[first].data + statement.begin % piece_size, size};
  }
  buffer_.clear();
  append_between(script, statement.begin, statement.end, buffer_);
  return buffer_;
}

std::string text_between(const script& script, std::uint32_t begin, std::uint32_t end) {
  std::string text;
  text.reserve(end - begin);
  append_between(script, begin, end, text);
  return text;
}

std::string text_of(const script& script) {
  std::string text;
  for (const std::string_view piece : script.pieces) text += piece;
  return text;
}

place place_of(const script& script, std::uint32_t offset) {
  place place{script.first_line, 1};
  for (const char c : text_between(script, 0, offset)) {
    if (c == '\n') {
      ++place.line;
      place.column = 1;
    } else if (!is_continuation(c)) {
      ++place.column;
    }
  }
  return place;
}

std::string excerpt_of(const script& script, const statement& statement) {
  const std::size_t size = std::min<std::size_t>(statement.end - statement.begin, longest_excerpt + 1);
  std::string text = text_between(script, statement.begin, statement.begin + static_cast<std::uint32_t>(size));
  text.resize(std::min(text.find('\n'), text.size()));
  if (text.size() <= longest_excerpt) return text;
  std::size_t cut = longest_excerpt - 3;
  while (is_continuation(text[cut])) --cut;
  return text.substr(0, cut) + "...";
}

}  // namespace pawl
