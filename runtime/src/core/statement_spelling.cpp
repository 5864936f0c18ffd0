#include "core/statement_spelling.hpp"

#include <algorithm>
#include <array>

#include "core/letter_case.hpp"

namespace pawl::statements {
namespace {

/// What a bare word means something else by than the same word in quotes.
constexpr std::array<std::string_view, 6> values{"null",         "true",         "false",
                                                 "current_date", "current_time", "current_timestamp"};

/// Words that no bracket sticks to. The list decides about spaces alone, and is the same for every SQLite.
constexpr std::array<std::string_view, 15> apart{"and",  "or",     "not",  "in",    "values", "as",    "when",  "then",
                                                 "else", "select", "from", "where", "on",     "check", "exists"};

template <typename Words>
bool is_any(std::string_view text, const Words& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return same_name(text, word); });
}

/// Whether the name needs no quotes to be told from everything else. Keywords need none: they are not executed here.
bool is_plain(std::string_view name) {
  if (name.empty() || !is_of(word_start_class, name.front()) || is_any(name, values)) return false;
  return std::ranges::all_of(name, [](char c) { return is_of(word_class, c); });
}

std::string quoted(std::string_view name) {
  std::string out{'"'};
  for (const char c : name) out.append(c == '"' ? 2 : 1, c);
  return out += '"';
}

std::string spelled(const sql_token& token) {
  if (token.kind != token_kind::quoted_identifier) return std::string{token.text};
  const std::string name = name_of(token);
  return is_plain(name) ? name : quoted(name);
}

bool stands_apart(const sql_token& before, const sql_token& token) {
  if (token.text == "," || token.text == ")" || token.text == ";" || token.text == ".") return false;
  if (before.text == "(" || before.text == ".") return false;
  if (token.text != "(") return true;
  return before.kind == token_kind::punctuation || (before.kind == token_kind::word && is_any(before.text, apart));
}

}  // namespace

std::vector<sql_token> tokens_of(std::string_view sql) {
  std::vector<sql_token> tokens;
  while (!sql.empty()) {
    const scanned_token scanned = scan_sqlite(sql);
    if (!is_trivia(scanned.kind)) tokens.push_back({scanned.kind, sql.substr(0, scanned.length)});
    sql.remove_prefix(scanned.length);
  }
  return tokens;
}

bool same_name(std::string_view a, std::string_view b) noexcept {
  constexpr auto lower = [](char c) { return to_lower(c); };
  return std::ranges::equal(a, b, {}, lower, lower);
}

bool is_word(const sql_token& token, std::string_view word) noexcept {
  return token.kind == token_kind::word && same_name(token.text, word);
}

std::string name_of(const sql_token& token) {
  const bool is_quoted = token.kind == token_kind::quoted_identifier || token.kind == token_kind::string;
  if (!is_quoted || token.text.size() < 2) return std::string{token.text};
  const char close = token.text.front() == '[' ? ']' : token.text.front();
  std::string name;
  for (std::size_t i = 1; i + 1 < token.text.size(); ++i) {
    name += token.text[i];
    if (token.text[i] == close && token.text[i + 1] == close) ++i;
  }
  return name;
}

std::string spelled(const std::vector<sql_token>& tokens, std::size_t first, std::size_t last) {
  std::string out;
  for (std::size_t i = first; i < last; ++i) {
    if (i > first && stands_apart(tokens[i - 1], tokens[i])) out += ' ';
    out += spelled(tokens[i]);
  }
  return out;
}

}  // namespace pawl::statements
