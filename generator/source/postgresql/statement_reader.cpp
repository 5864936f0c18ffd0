#include "source/postgresql/statement_reader.hpp"

#include <algorithm>

#include "source/postgresql/deep_stack.hpp"
#include "source/postgresql/names.hpp"

namespace pawl::generator::pg {
namespace {

bool opens(const token& token) { return token.text == "(" || token.text == "["; }
bool closes(const token& token) { return token.text == ")" || token.text == "]"; }

}  // namespace

bool bears_tree(const raw_statement& statement) noexcept {
  constexpr std::uint32_t most_tokens = 200'000;
  return statement.tokens <= most_tokens && statement.depth <= deepest_tree;
}

statement_reader::statement_reader(std::string_view text) noexcept
    : text_{text}, tokens_{text, pawl::dialect::postgresql} {}

void statement_reader::restart(std::size_t offset) noexcept {
  base_ = static_cast<std::uint32_t>(offset);
  tokens_ = lexer{text_.substr(offset), pawl::dialect::postgresql};
}

void statement_reader::begin(std::uint32_t offset) {
  current_ = {.begin = offset, .end = offset};
  pending_.assign(1, 0);
  pending_sum_ = 0;
  words_ = 0;
  may_be_routine_ = true;
  is_routine_ = false;
  blocks_ = 0;
}

std::optional<raw_statement> statement_reader::next() {
  begin(0);
  while (true) {
    const token token = tokens_.next();
    if (token.kind == token_kind::end) break;
    if (token.is_trivia()) continue;
    const std::uint32_t offset = base_ + token.offset;
    if (token.text == "\\") {
      skip_psql_command(offset);
      continue;
    }
    if (current_.tokens == 0) {
      if (token.text == ";") continue;
      begin(offset);
    }
    if (add(token, offset)) return current_;
  }
  return current_.tokens == 0 ? std::nullopt : std::optional{current_};
}

void statement_reader::skip_psql_command(std::uint32_t offset) {
  psql_commands_.push_back(offset);
  current_.interrupted = current_.tokens != 0;
  restart(std::min(text_.find('\n', offset), text_.size()));
}

void statement_reader::skip_copied_rows() {
  std::size_t line = text_.find('\n', current_.end);
  while (line != std::string_view::npos && text_.substr(line + 1, 2) != "\\.") line = text_.find('\n', line + 1);
  if (line != std::string_view::npos) restart(line + 3);
}

/// Whether the token ends the statement.
bool statement_reader::add(const token& token, std::uint32_t offset) {
  ++current_.tokens;
  current_.end = offset + static_cast<std::uint32_t>(token.text.size());
  if (token.kind == token_kind::variable && !current_.parameter) current_.parameter = offset;
  if (token.kind == token_kind::word && pending_.size() == 1) add_word(token.text);
  measure(token);
  if (token.text != ";" || pending_.size() > 1 || blocks_ != 0) return false;
  current_.terminated = true;
  return true;
}

void statement_reader::add_word(std::string_view word) {
  if (is_routine_) {
    if (is_word(word, "begin") || (blocks_ != 0 && is_word(word, "case")))
      ++blocks_;
    else if (blocks_ != 0 && is_word(word, "end"))
      --blocks_;
    return;
  }
  if (!may_be_routine_) return;
  constexpr std::string_view path[] = {"create", "or", "replace"};
  is_routine_ = (words_ == 1 || words_ == 3) && (is_word(word, "function") || is_word(word, "procedure"));
  may_be_routine_ = !is_routine_ && words_ < 3 && is_word(word, path[words_]);
  ++words_;
}

void statement_reader::measure(const token& token) {
  ++pending_.back();
  ++pending_sum_;
  current_.depth = std::max(current_.depth, pending_sum_);
  if (opens(token)) {
    pending_.push_back(0);
  } else if (closes(token) && pending_.size() > 1) {
    pending_sum_ -= pending_.back();
    pending_.pop_back();
  } else if (token.text == "," || token.text == ";") {
    pending_sum_ -= pending_.back();
    pending_.back() = 0;
  }
}

}  // namespace pawl::generator::pg
