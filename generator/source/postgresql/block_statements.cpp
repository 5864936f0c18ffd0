#include "source/postgresql/block_statements.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "source/lexer.hpp"
#include "source/postgresql/names.hpp"

namespace pawl::generator::pg {
namespace {

using tokens = std::vector<token>;

bool is_any(const token& token, std::initializer_list<std::string_view> words) {
  return token.kind == token_kind::word &&
         std::ranges::any_of(words, [&](std::string_view word) { return is_word(token.text, word); });
}

/// Whether it computes nothing: no call, no operator that could be anybody's.
bool is_plain(const tokens& part) {
  return std::ranges::all_of(part, [](const token& each) {
    return each.text == "," || each.text == "." || each.text == "=" ||
           (each.kind != token_kind::punctuation && !is_any(each, {"default"}));
  });
}

/// The text of the tokens from `first` on.
std::string text_of(std::string_view body, const tokens& part, std::size_t first) {
  const std::size_t begin = part[first].offset;
  return std::string{body.substr(begin, part.back().offset + part.back().text.size() - begin)};
}

class block_reader {
 public:
  explicit block_reader(std::string_view body) : body_{body} {}

  std::optional<std::vector<std::string>> read() {
    lexer lexer{body_, pawl::dialect::postgresql};
    int depth = 0;
    for (token each = lexer.next(); each.kind != token_kind::end; each = lexer.next()) {
      if (each.is_trivia()) continue;
      if (each.text == "(") ++depth;
      if (each.text == ")") --depth;
      const bool ends = depth == 0 && (each.text == ";" || is_any(each, {"then", "else", "begin", "exception"}));
      if (!ends) {
        part_.push_back(each);
      } else if (!take(each)) {
        return std::nullopt;
      }
    }
    if (!part_.empty() && !is_any(part_.front(), {"end"})) return std::nullopt;
    return std::move(found_);
  }

 private:
  /// What stands before `end`.
  bool take(const token& end) {
    const tokens part = std::exchange(part_, {});
    if (is_any(end, {"then"})) return take_condition(part);
    if (part.empty() || is_any(part.front(), {"end"})) return true;
    const auto& first = part.front();
    // `DECLARE a text; b int; BEGIN`: what is between is read as a statement, and is none.
    if (is_any(first, {"null"}) || is_any(first, {"raise"}) || is_any(first, {"declare"})) return is_plain(part);
    if (end.text != ";") return false;
    found_.push_back(text_of(body_, part, 0));
    return true;
  }

  /// IF ... THEN, and WHEN of an exception.
  bool take_condition(const tokens& part) {
    if (part.empty()) return false;
    if (is_any(part.front(), {"when"})) return is_plain(part);
    if (part.size() < 2 || !is_any(part.front(), {"if", "elsif", "elseif"})) return false;
    found_.push_back("SELECT (" + text_of(body_, part, 1) + ")");
    return true;
  }

  std::string_view body_;
  tokens part_;
  std::vector<std::string> found_;
};

}  // namespace

std::optional<std::vector<std::string>> statements_of_block(std::string_view body) { return block_reader{body}.read(); }

}  // namespace pawl::generator::pg
