#pragma once

/// The lexer of both dialects. Its tokens tile the text: joined, they are the text again.
///
///     lexer tokens{text, pawl::dialect::sqlite};
///     for (token t = tokens.next(); t.kind != token_kind::end; t = tokens.next()) ...
///
/// It takes linear time, allocates nothing and does not recurse.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <pawl/migration.hpp>

#include "core/scan_token.hpp"

namespace pawl::generator {

using pawl::token_kind;

struct token {
  token_kind kind = token_kind::end;
  /// False where the text ends inside a comment, a string or a quoted identifier.
  bool terminated = true;
  /// Where the token begins in the whole text.
  std::uint32_t offset = 0;
  /// A view into the whole text.
  std::string_view text;

  bool is_trivia() const noexcept { return pawl::is_trivia(kind); }
};

class lexer {
 public:
  /// `text` must be shorter than 4 GiB and outlive the lexer's tokens.
  lexer(std::string_view text, pawl::dialect dialect) noexcept : text_{text}, dialect_{dialect} {}

  /// The next token; of kind `end` and empty when the text is used up.
  token next() noexcept;

 private:
  std::string_view text_;
  pawl::dialect dialect_;
  std::size_t position_ = 0;
  /// PostgreSQL: an `E''` string goes on behind a line's end, with its backslashes.
  bool escapes_go_on_ = false;
};

}  // namespace pawl::generator
