#include "proof/sqlite/table_definition.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include <fmt/format.h>

#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator {
namespace {

bool is_one_of(const token& token, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return is_word(token, word); });
}

std::string normalised(const std::vector<token>& tokens) {
  std::string out;
  for (const auto& token : tokens) {
    const bool is_name = token.kind == token_kind::word || token.kind == token_kind::quoted_identifier;
    out += is_name ? lower_name(name_of(token).value_or("")) : std::string{token.text};
    out += '\0';
  }
  return out;
}

/// The tokens outside parentheses: no expression's word is taken for a constraint's.
std::vector<token> outside_parentheses(const std::vector<token>& tokens) {
  std::vector<token> outside;
  int depth = 0;
  for (const auto& token : tokens) {
    if (token.text == ")") --depth;
    if (depth == 0) outside.push_back(token);
    if (token.text == "(") ++depth;
  }
  return outside;
}

/// ON DELETE CASCADE, SET NULL or SET DEFAULT, in what stands behind REFERENCES.
bool lets_go(const std::vector<token>& tokens, std::size_t at) {
  for (; at + 2 < tokens.size() && tokens[at].text != ","; ++at) {
    if (is_word(tokens[at], "REFERENCES")) return false;
    if (is_word(tokens[at], "ON") && is_word(tokens[at + 1], "DELETE")) {
      return is_one_of(tokens[at + 2], {"CASCADE", "SET"});
    }
  }
  return false;
}

}  // namespace

std::string table_part::normalised() const { return generator::normalised(tokens); }

std::optional<std::string> table_part::column() const {
  if (tokens.empty() || is_one_of(tokens[0], {"CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"})) return {};
  return name_of(tokens[0]);
}

added_column table_part::as_column(std::string_view table) const {
  added_column found{.name = fmt::format("{}.{}", table, column().value_or(""))};
  const auto outside = outside_parentheses(tokens);
  for (std::size_t i = 1; i < outside.size(); ++i) {
    const auto is_next = [&](std::string_view word) { return i + 1 < outside.size() && is_word(outside[i + 1], word); };
    if (is_word(outside[i], "NOT") && is_next("NULL")) found.not_null = true;
    if (is_word(outside[i], "DEFAULT") && !is_next("NULL")) found.has_default = true;
    if (is_one_of(outside[i], {"UNIQUE", "PRIMARY"})) found.is_key = true;
    if (is_word(outside[i], "CHECK")) found.is_checked = true;
    if (is_word(outside[i], "AS")) found.is_computed = true;
  }
  return found;
}

table_definition read_table(std::string_view sql) {
  table_definition found;
  table_part part;
  std::vector<token> options;
  int depth = 0;
  bool is_behind = false;
  for (const auto& token : tokens_of(sql)) {
    if (token.text == ")" && --depth == 0) {
      found.parts.push_back(std::exchange(part, {}));
      is_behind = true;
    } else if (depth == 1 && token.text == ",") {
      found.parts.push_back(std::exchange(part, {}));
    } else if (depth > 0) {
      part.tokens.push_back(token);
    } else if (is_behind) {
      options.push_back(token);
    }
    if (token.text == "(") ++depth;
  }
  found.options = normalised(options);
  return found;
}

std::vector<added_reference> references_in(const std::vector<token>& tokens, std::string_view table) {
  std::vector<added_reference> found;
  const auto outside = outside_parentheses(tokens);
  for (std::size_t i = 0; i + 1 < outside.size(); ++i) {
    if (!is_word(outside[i], "REFERENCES")) continue;
    found.push_back({.child = std::string{table},
                     .parent = name_of(outside[i + 1]).value_or(""),
                     .parent_is_new = false,
                     .lets_go = lets_go(outside, i + 1)});
  }
  return found;
}

}  // namespace pawl::generator
