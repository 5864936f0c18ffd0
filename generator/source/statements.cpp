#include "source/statements.hpp"

#include <algorithm>
#include <initializer_list>
#include <span>
#include <utility>

namespace pawl::generator {

namespace {

bool is_semicolon(std::string_view text) { return text.size() == 1 && text[0] == ';'; }

/// Whether `text` is the keyword `upper`, in any case.
bool is_keyword(std::string_view text, std::string_view upper) {
  return std::equal(text.begin(), text.end(), upper.begin(), upper.end(), [](char c, char wanted) {
    return (c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c) == wanted;
  });
}

bool is_any_keyword(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return is_keyword(text, word); });
}

std::string_view without_quotes(std::string_view name) {
  const bool quoted = name.size() >= 2 && std::string_view{"\"'`["}.find(name.front()) != std::string_view::npos;
  return quoted ? name.substr(1, name.size() - 2) : name;
}

/// Whether `words` is nothing, `= value` or `(value)`, with or without a sign.
bool is_pragma_value(std::span<const std::string_view> words) {
  if (words.empty()) return true;
  if (words.front() == "(" && words.back() == ")")
    words = words.first(words.size() - 1);
  else if (words.front() != "=")
    return false;
  words = words.subspan(1);
  if (words.size() == 2 && (words[0] == "+" || words[0] == "-")) words = words.subspan(1);
  return words.size() == 1 && words[0].find_first_of("()=+-,.") == std::string_view::npos;
}

/// Whether the tokens of a statement, without its `;`, are a `PRAGMA foreign_keys` in any spelling.
bool is_foreign_keys_pragma(std::span<const std::string_view> words) {
  if (words.size() < 2 || !is_keyword(words[0], "PRAGMA")) return false;
  words = words.subspan(words.size() >= 4 && words[2] == "." ? 3 : 1);
  return is_keyword(without_quotes(words[0]), "FOREIGN_KEYS") && is_pragma_value(words.subspan(1));
}

}  // namespace

void statement_splitter::add(const token& token) {
  if (token.is_trivia()) return;
  const bool semicolon = is_semicolon(token.text);
  if (count_ == 0) {
    if (semicolon) return;
    begin_ = token.offset;
  }
  end_ = token.offset + static_cast<std::uint32_t>(token.text.size());
  state_ = after(token);
  if (state_ == state::start) return close();
  if (count_ < head_size) head_[count_++] = token.text;
}

statement_splitter::state statement_splitter::after(const token& token) const {
  const std::string_view text = token.text;
  const bool semicolon = is_semicolon(text);
  switch (state_) {
    case state::trigger:
      return semicolon ? state::semicolon : state::trigger;
    case state::semicolon:
      if (semicolon) return state::semicolon;
      return is_keyword(text, "END") ? state::end : state::trigger;
    case state::end:
      return semicolon ? state::start : state::trigger;
    default:
      break;
  }
  if (semicolon) return state::start;
  switch (state_) {
    case state::start:
      if (is_keyword(text, "EXPLAIN")) return state::explain;
      return is_keyword(text, "CREATE") ? state::create : state::normal;
    case state::explain:
      if (is_keyword(text, "CREATE")) return state::create;
      return is_any_keyword(text, {"EXPLAIN", "TEMP", "TEMPORARY", "TRIGGER", "END"}) ? state::normal : state::explain;
    case state::create:
      if (is_keyword(text, "TRIGGER")) return state::trigger;
      return is_any_keyword(text, {"TEMP", "TEMPORARY"}) ? state::create : state::normal;
    default:
      return state::normal;
  }
}

void statement_splitter::close() {
  if (!is_foreign_keys_pragma(std::span{head_}.first(count_)))
    statements_.push_back({begin_ - origin_, end_ - origin_});
  count_ = 0;
}

std::vector<pawl::statement> statement_splitter::finish() {
  if (count_ != 0) close();
  state_ = state::start;
  return std::exchange(statements_, {});
}

}  // namespace pawl::generator
