#pragma once

/// The first token of a text by SQLite's rules, and what these have in common with PostgreSQL's.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pawl {

enum class token_kind : std::uint8_t {
  end,
  white_space,
  /// `-- ...` without the line's end.
  line_comment,
  /// `/* ... */`; nested in PostgreSQL.
  block_comment,
  /// A keyword or an identifier without quotes.
  word,
  /// `"x"`, and on SQLite `` `x` `` and `[x]`.
  quoted_identifier,
  /// `'x'`, `x'00'`, and on PostgreSQL `E'x'`, `B'0'`, `U&'x'`, `$tag$x$tag$`.
  string,
  number,
  /// `?1`, `:a`, `@a`, `#a`, `$a` on SQLite, `$1` on PostgreSQL.
  variable,
  /// An operator, a bracket, a comma, a semicolon; any other byte by itself.
  punctuation,
};

constexpr bool is_trivia(token_kind kind) noexcept {
  return kind == token_kind::white_space || kind == token_kind::line_comment || kind == token_kind::block_comment;
}

struct scanned_token {
  token_kind kind = token_kind::end;
  std::size_t length = 0;
  bool terminated = true;
};

/// After SQLite's tokenize.c. `text` is not empty.
scanned_token scan_sqlite(std::string_view text) noexcept;

/// What a byte can be part of; bytes above 0x7F count as letters in both dialects.
enum character_class : std::uint8_t { space_class = 1, digit_class = 2, word_start_class = 4, word_class = 8 };

inline constexpr auto character_classes = [] {
  std::array<std::uint8_t, 256> classes{};
  for (const char c : {' ', '\t', '\n', '\f', '\r'}) classes[static_cast<unsigned char>(c)] = space_class;
  for (unsigned c = 0; c < 256; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    if (letter) classes[c] = word_start_class | word_class;
    if (c >= '0' && c <= '9') classes[c] = digit_class | word_class;
  }
  classes['$'] = word_class;
  return classes;
}();

constexpr bool is_of(std::uint8_t wanted, char c) noexcept {
  return (character_classes[static_cast<unsigned char>(c)] & wanted) != 0;
}

/// The byte at `index`, or NUL behind the end.
constexpr char byte_at(std::string_view text, std::size_t index) noexcept {
  return index < text.size() ? text[index] : '\0';
}

/// Where the bytes of a class that begin at `from` end.
constexpr std::size_t skip(std::uint8_t wanted, std::string_view text, std::size_t from) noexcept {
  while (from < text.size() && is_of(wanted, text[from])) ++from;
  return from;
}

/// The token up to and with the byte at `last`; npos stands for an end that is missing.
scanned_token up_to(token_kind kind, std::string_view text, std::size_t last) noexcept;

/// `-- ...`, without the line's end.
scanned_token scan_line_comment(std::string_view text) noexcept;

/// A quoted token whose quote at `open` ends at the next one like it; two stand for one in it.
scanned_token scan_quoted(token_kind kind, std::string_view text, std::size_t open) noexcept;

/// Digits, `0x` digits, a fraction and an exponent, with all letters and digits that follow at once. `with_fraction`
/// says whether a dot behind the digits belongs to them.
scanned_token scan_number(std::string_view text, bool with_fraction) noexcept;

}  // namespace pawl
