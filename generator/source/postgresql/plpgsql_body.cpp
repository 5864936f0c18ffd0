#include "source/postgresql/plpgsql_body.hpp"

#include <algorithm>
#include <initializer_list>

#include "source/postgresql/names.hpp"

namespace pawl::generator::pg {
namespace {

bool is_name(const token& token) {
  return token.kind == token_kind::word || token.kind == token_kind::quoted_identifier;
}

bool is_any_word(const token& token, std::initializer_list<std::string_view> words) {
  return token.kind == token_kind::word &&
         std::ranges::any_of(words, [&](std::string_view word) { return is_word(token.text, word); });
}

}  // namespace

plpgsql_body::plpgsql_body(std::string_view text) {
  lexer lexer{text, pawl::dialect::postgresql};
  for (token token = lexer.next(); token.kind != token_kind::end; token = lexer.next()) {
    if (!token.is_trivia()) words_.push_back(tokens_.size());
    tokens_.push_back(token);
  }
  replacements_.resize(words_.size());
  rewrite();
}

bool plpgsql_body::is(std::size_t index, std::string_view word) const noexcept {
  return index < size() && (is_word((*this)[index].text, word));
}

/// Not behind THEN and ELSE: a CASE of SQL has them too.
bool plpgsql_body::begins_statement(std::size_t index) const noexcept {
  if (index == 0) return false;
  const auto& before = (*this)[index - 1];
  return before.text == ";" || before.text == ">>" || is_any_word(before, {"begin", "loop"});
}

std::size_t plpgsql_body::statement_of(std::size_t index) const noexcept {
  while (index > 0 && !begins_statement(index) && !is_any_word((*this)[index - 1], {"then", "else"})) --index;
  return index;
}

std::string plpgsql_body::first(std::size_t count) const {
  std::string text;
  for (std::size_t i = 0, at = 0; i < count; ++i) {
    for (; at < words_[i]; ++at) text += tokens_[at].text;
    text += replacements_[i].value_or(tokens_[at++].text);
    at = words_[i] + 1;
  }
  return text;
}

std::optional<std::uint32_t> plpgsql_body::find_transaction_end() const {
  for (std::size_t i = 1; i + 1 < size(); ++i) {
    if (!is_any_word((*this)[i], {"commit", "rollback"})) continue;
    const bool begins = begins_statement(i) || is_any_word((*this)[i - 1], {"then", "else"});
    if (begins && ((*this)[i + 1].text == ";" || is(i + 1, "and"))) return (*this)[i].offset;
  }
  return std::nullopt;
}

/// `by` stands for the tokens [from, end).
void plpgsql_body::replace(std::size_t from, std::size_t end, std::string_view by) {
  for (std::size_t i = from; i < end; ++i) replacements_[i] = i == from ? by : std::string_view{};
}

void plpgsql_body::rewrite() {
  bool declares = false;
  for (std::size_t i = 0; i < size(); ++i) {
    const auto& token = (*this)[i];
    if (!is_name(token)) continue;
    if (is(i, "alias") && is(i + 1, "for")) rewrite_alias(i);
    if (is(i, "next") && i != 0 && is(i - 1, "return")) rewrite_return_next(i);
    if (is(i, "for")) rewrite_cursor_loop(i);
    if (is(i, "into") && i != 0 && !is_any_word((*this)[i - 1], {"insert", "merge"})) rewrite_targets(i + 1);
    declares = (declares || is(i, "declare")) && !is(i, "begin");
    if (!declares && begins_statement(i)) rewrite_statement(i);
  }
}

void plpgsql_body::rewrite_statement(std::size_t first) {
  if (is_any_word((*this)[first], {"open", "fetch", "move", "close"})) rewrite_cursor_statement(first);
  if (first + 1 < size() && (*this)[first + 1].text == ".") rewrite_assignment(first);
}

/// Where the name that begins at `index` ends, with its fields.
std::size_t plpgsql_body::end_of_name(std::size_t index) const noexcept {
  ++index;
  while (index + 1 < size() && (*this)[index].text == "." && is_name((*this)[index + 1])) index += 2;
  return index;
}

/// `INTO a.x, b`: the fields of a row are not known, the variable `found` always is.
void plpgsql_body::rewrite_targets(std::size_t first) {
  if (is(first, "strict")) ++first;
  while (first < size() && is_name((*this)[first])) {
    const std::size_t end = end_of_name(first);
    if (end > first + 1) replace(first, end, "found");
    if (end >= size() || (*this)[end].text != ",") return;
    first = end + 1;
  }
}

/// `a ALIAS FOR $1`: parameters without a name are not there.
void plpgsql_body::rewrite_alias(std::size_t alias) {
  if (alias + 2 < size() && (*this)[alias + 2].kind == token_kind::variable) replace(alias, alias + 3, "record");
}

/// `RETURN NEXT;` of a function with OUT parameters.
void plpgsql_body::rewrite_return_next(std::size_t next) {
  if (next + 1 < size() && (*this)[next + 1].text == ";") replace(next, next + 1, "NEXT NULL");
}

/// `FOR r IN c LOOP` and `FOR r IN c(1, 2) LOOP`: a loop over numbers declares its variable too.
void plpgsql_body::rewrite_cursor_loop(std::size_t loop) {
  const std::size_t cursor = loop + 3;
  if (!is(loop + 2, "in") || cursor + 1 >= size() || !is_name((*this)[cursor])) return;
  if (is_any_word((*this)[cursor], {"select", "with", "values", "table", "execute", "reverse"})) return;
  if ((*this)[cursor + 1].text != "(" && !is(cursor + 1, "loop")) return;
  std::size_t end = cursor + 1;
  for (; end < size() && !is(end, "loop"); ++end)
    if ((*this)[end].text == ".." || (*this)[end].text == ";") return;
  replace(cursor, end, "1..2");
}

/// `a.b := x`: the fields of a variable whose type is in the catalog are not known.
void plpgsql_body::rewrite_assignment(std::size_t target) {
  const std::size_t at = end_of_name(target);
  if (at < size() && ((*this)[at].text == ":=" || (*this)[at].text == "=")) replace(target, at + 1, "PERFORM");
}

/// What is a cursor is not known.
void plpgsql_body::rewrite_cursor_statement(std::size_t verb) {
  std::size_t end = verb + 1;
  while (end < size() && (*this)[end].text != ";") ++end;
  if (end < size() && end > verb + 1 && is_name((*this)[verb + 1])) replace(verb, end, "NULL");
}

}  // namespace pawl::generator::pg
