#include "source/token_hash.hpp"

#include <array>
#include <charconv>

#include "source/directives.hpp"

namespace pawl::generator {

namespace {

constexpr std::size_t block_size = 64 * 1024;

}  // namespace

token_hasher::token_hasher() { block_.reserve(block_size); }

void token_hasher::add(const token& token, std::string_view whole) {
  if (!token.is_trivia()) return put("", token.text);
  if (token.kind == token_kind::line_comment && is_directive(token, whole)) put("-- ", comment_text(token.text));
}

void token_hasher::put(std::string_view prefix, std::string_view rest) {
  std::array<char, 20> digits{};
  const auto length = std::to_chars(digits.data(), digits.data() + digits.size(), prefix.size() + rest.size());
  if (block_.size() + digits.size() + 1 + prefix.size() > block_size) flush();
  block_.append(digits.data(), length.ptr).append(1, ':').append(prefix);
  if (block_.size() + rest.size() > block_size) {
    flush();
    if (rest.size() > block_size) return digest_.add(rest);
  }
  block_.append(rest);
}

void token_hasher::flush() {
  digest_.add(block_);
  block_.clear();
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
