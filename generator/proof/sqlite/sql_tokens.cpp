#include "proof/sqlite/sql_tokens.hpp"

#include <sqlite3.h>

#include <algorithm>

#include "core/letter_case.hpp"

namespace pawl::generator {
namespace {

constexpr bool same_letter(char a, char b) noexcept { return to_lower(a) == to_lower(b); }

/// `a""b` of `"a""b"`: a doubled closing quote stands for one.
std::string unquoted(std::string_view text) {
  const char close = text.front() == '[' ? ']' : text.front();
  std::string name;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    name += text[i];
    if (text[i] == close && text[i + 1] == close) ++i;
  }
  return name;
}

bool is_plain_word(std::string_view name) {
  const auto tokens = tokens_of(name);
  return tokens.size() == 1 && tokens[0].kind == token_kind::word && tokens[0].text == name &&
         sqlite3_keyword_check(name.data(), static_cast<int>(name.size())) == 0;
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) noexcept { return std::ranges::equal(a, b, same_letter); }

std::string lower_name(std::string_view name) { return to_lower(std::string{name}); }

bool begins_with_name(std::string_view name, std::string_view prefix) noexcept {
  return name.size() >= prefix.size() && same_name(name.substr(0, prefix.size()), prefix);
}

bool mentions(std::string_view text, std::string_view word) noexcept {
  return !std::ranges::search(text, word, same_letter).empty();
}

std::vector<token> tokens_of(std::string_view sql) {
  std::vector<token> tokens;
  lexer lexer{sql, pawl::dialect::sqlite};
  for (token token = lexer.next(); token.kind != token_kind::end; token = lexer.next()) {
    if (!token.is_trivia()) tokens.push_back(token);
  }
  return tokens;
}

bool is_word(const token& token, std::string_view word) noexcept {
  return token.kind == token_kind::word && same_name(token.text, word);
}

std::optional<std::string> name_of(const token& token) {
  if (token.kind == token_kind::word) return std::string{token.text};
  const bool quoted = token.kind == token_kind::quoted_identifier || token.kind == token_kind::string;
  if (!quoted || !token.terminated || token.text.size() < 2) return std::nullopt;
  return unquoted(token.text);
}

std::string quoted_name(std::string_view name) {
  std::string out{'"'};
  for (const char c : name) out.append(c == '"' ? 2 : 1, c);
  return out += '"';
}

std::string sql_name(std::string_view name) { return is_plain_word(name) ? std::string{name} : quoted_name(name); }

std::string sql_names(const std::vector<std::string>& names) {
  std::string list;
  for (const auto& each : names) list += (list.empty() ? "" : ", ") + sql_name(each);
  return list;
}

std::string_view first_word(std::string_view sql) noexcept {
  lexer lexer{sql, pawl::dialect::sqlite};
  token token = lexer.next();
  while (token.is_trivia() || token.text == ";") token = lexer.next();
  return token.kind == token_kind::word ? token.text : std::string_view{};
}

std::optional<std::uint32_t> find_name(std::string_view sql, std::string_view name) {
  for (const auto& token : tokens_of(sql)) {
    const auto named = name_of(token);
    if (named && same_name(*named, name)) return token.offset;
  }
  return std::nullopt;
}

}  // namespace pawl::generator
