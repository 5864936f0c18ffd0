#include "guard/token_difference.hpp"

#include "source/directives.hpp"
#include "source/lexer.hpp"

namespace pawl::generator {

namespace {

/// The tokens of a script that its hash counts.
class counted_tokens {
 public:
  counted_tokens(std::string_view text, pawl::dialect dialect) : text_{text}, tokens_{text, dialect} { next(); }

  void next() {
    do {
      token_ = tokens_.next();
    } while (token_.kind != token_kind::end && !counts());
    if (counts()) counted_end_ = static_cast<std::uint32_t>(token_.offset + token_.text.size());
  }

  bool at_end() const { return token_.kind == token_kind::end; }
  /// The token as the hash sees it: of a directive, without its dashes.
  std::string_view token() const { return is_comment() ? comment_text(token_.text) : token_.text; }
  bool is_comment() const { return token_.kind == token_kind::line_comment; }
  std::uint32_t place() const { return at_end() ? counted_end_ : token_.offset; }

 private:
  bool counts() const {
    if (token_.kind == token_kind::end) return false;
    return !token_.is_trivia() || (is_comment() && is_directive(token_, text_));
  }

  std::string_view text_;
  lexer tokens_;
  generator::token token_;
  std::uint32_t counted_end_ = 0;
};

}  // namespace

token_difference first_difference(const script& before, const script& after, pawl::dialect dialect) {
  counted_tokens then{before.text(), dialect};
  counted_tokens now{after.text(), dialect};
  while (!then.at_end() && !now.at_end() && then.is_comment() == now.is_comment() && then.token() == now.token()) {
    then.next();
    now.next();
  }
  return {then.place(), now.place()};
}

}  // namespace pawl::generator
