#include "proof/sqlite/table_definition.hpp"

#include <algorithm>
#include <cstdint>
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

enum class on_delete : std::uint8_t { holds, cascades, sets_null, sets_default };

/// In what stands behind REFERENCES.
on_delete action_of(const std::vector<token>& tokens, std::size_t at) {
  for (; at + 2 < tokens.size() && tokens[at].text != ","; ++at) {
    if (is_word(tokens[at], "REFERENCES")) break;
    if (!is_word(tokens[at], "ON") || !is_word(tokens[at + 1], "DELETE")) continue;
    if (is_word(tokens[at + 2], "CASCADE")) return on_delete::cascades;
    if (!is_word(tokens[at + 2], "SET") || at + 3 == tokens.size()) break;
    return is_word(tokens[at + 3], "NULL") ? on_delete::sets_null : on_delete::sets_default;
  }
  return on_delete::holds;
}

/// The names in the first parentheses: what FOREIGN KEY and PRIMARY KEY are about.
std::vector<std::string> names_in(const std::vector<token>& tokens) {
  std::vector<std::string> found;
  const auto open = std::ranges::find(tokens, "(", &token::text);
  for (auto at = open; at != tokens.end() && at->text != ")"; ++at) {
    if (at->kind == token_kind::word || at->kind == token_kind::quoted_identifier)
      found.push_back(lower_name(name_of(*at).value_or("")));
  }
  return found;
}

/// Whether the column may become what ON DELETE sets it to: NULL, which is a column's default where it has none.
bool may_be_set(const table_definition& definition, const std::string& column, on_delete action) {
  for (const auto& part : definition.parts) {
    const auto name = part.column();
    const bool is_primary_key =
        !name && std::ranges::any_of(part.tokens, [](const token& each) { return is_word(each, "PRIMARY"); });
    if (is_primary_key && std::ranges::count(names_in(part.tokens), column) > 0) return false;
    if (!name || lower_name(*name) != column) continue;
    const auto facts = part.as_column("");
    const bool is_key = std::ranges::any_of(outside_parentheses(part.tokens),
                                            [](const token& each) { return is_word(each, "PRIMARY"); });
    if (facts.not_null || is_key || (action == on_delete::sets_default && facts.has_default)) return false;
  }
  return true;
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

std::vector<added_reference> references_in(const table_part& part, const table_definition& definition,
                                           std::string_view table) {
  std::vector<added_reference> found;
  const auto outside = outside_parentheses(part.tokens);
  const auto own = part.column();
  const auto columns = own ? std::vector<std::string>{lower_name(*own)} : names_in(part.tokens);
  for (std::size_t i = 0; i + 1 < outside.size(); ++i) {
    if (!is_word(outside[i], "REFERENCES")) continue;
    const auto action = action_of(outside, i + 1);
    const bool cascades = action == on_delete::cascades;
    const bool sets = action == on_delete::sets_null || action == on_delete::sets_default;
    found.push_back(
        {.child = lower_name(table),
         .parent = lower_name(name_of(outside[i + 1]).value_or("")),
         .parent_is_new = false,
         .lets_go = cascades ||
                    (sets && std::ranges::all_of(
                                 columns, [&](const auto& column) { return may_be_set(definition, column, action); })),
         .goes_along = cascades});
  }
  return found;
}

}  // namespace pawl::generator
