#pragma once

/// Tokens as text, for comparisons that are easy to read.

#include <string>
#include <string_view>
#include <vector>

#include "source/lexer.hpp"

namespace pawl::test {

inline std::string_view name_of(generator::token_kind kind) {
  using generator::token_kind;
  switch (kind) {
    case token_kind::end:
      return "end";
    case token_kind::white_space:
      return "white_space";
    case token_kind::line_comment:
      return "line_comment";
    case token_kind::block_comment:
      return "block_comment";
    case token_kind::word:
      return "word";
    case token_kind::quoted_identifier:
      return "quoted_identifier";
    case token_kind::string:
      return "string";
    case token_kind::number:
      return "number";
    case token_kind::variable:
      return "variable";
    case token_kind::punctuation:
      return "punctuation";
  }
  return "?";
}

/// Kind and text of each token that is neither white space nor a comment.
inline std::vector<std::string> tokens(std::string_view text, pawl::dialect dialect) {
  std::vector<std::string> result;
  generator::lexer lexer{text, dialect};
  for (auto t = lexer.next(); t.kind != generator::token_kind::end; t = lexer.next())
    if (!t.is_trivia()) result.push_back(std::string{name_of(t.kind)} + ' ' + std::string{t.text});
  return result;
}

}  // namespace pawl::test
