#include "source/token_hash.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "source/directives.hpp"

namespace pawl::generator {

namespace {

constexpr std::size_t block_size = 64 * 1024;

}  // namespace

token_hasher::token_hasher() : block_{std::make_unique<char[]>(block_size)} {}

void token_hasher::add(const token& token, std::string_view whole) {
  if (!token.is_trivia()) return put("", token.text);
  if (token.kind == token_kind::line_comment && is_directive(token, whole)) put("-- ", comment_text(token.text));
}

void token_hasher::put(std::string_view prefix, std::string_view rest) {
  constexpr std::size_t longest_head = 32;
  if (used_ + longest_head + rest.size() > block_size) flush();
  char* const begin = block_.get() + used_;
  char* const digits_end = std::to_chars(begin, begin + longest_head, prefix.size() + rest.size()).ptr;
  *digits_end = ':';
  char* const end = std::copy(prefix.begin(), prefix.end(), digits_end + 1);
  used_ += static_cast<std::size_t>(end - begin);
  if (used_ + rest.size() > block_size) {
    flush();
    return digest_.add(rest);
  }
  std::memcpy(end, rest.data(), rest.size());
  used_ += rest.size();
}

void token_hasher::flush() {
  digest_.add({block_.get(), used_});
  used_ = 0;
}

std::string token_hasher::finish() {
  flush();
  return std::string{hash_algorithm} + ':' + digest_.finish();
}

std::string token_hash(std::string_view text, pawl::dialect dialect) {
  token_hasher hasher;
  lexer tokens{text, dialect};
  for (token t = tokens.next(); t.kind != token_kind::end; t = tokens.next()) hasher.add(t, text);
  return hasher.finish();
}

}  // namespace pawl::generator
