#include "source/postgresql/names.hpp"

#include <algorithm>

#include "core/letter_case.hpp"
#include "source/postgresql/parse_tree.hpp"

namespace pawl::generator::pg {
namespace {

bool looks_plain(std::string_view name) {
  const auto starts = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  const auto goes_on = [&](char c) { return starts(c) || (c >= '0' && c <= '9'); };
  return !name.empty() && starts(name.front()) && std::ranges::all_of(name, goes_on);
}

}  // namespace

bool is_word(std::string_view word, std::string_view lower) noexcept {
  return std::ranges::equal(word, lower, [](char c, char wanted) { return to_lower(c) == wanted; });
}

bool names(const token& token, std::string_view lower) noexcept {
  if (token.kind == token_kind::word) return is_word(token.text, lower);
  const auto& text = token.text;
  return token.kind == token_kind::quoted_identifier && text.size() == lower.size() + 2 &&
         text.substr(1, lower.size()) == lower;
}

std::string quoted(std::string_view name) {
  // The parser knows best which words are reserved.
  if (looks_plain(name) && !parse_sql("TABLE " + std::string{name}, parse_depth::syntax).refusal)
    return std::string{name};
  std::string text{'"'};
  for (const char c : name) text.append(c == '"' ? 2 : 1, c);
  return text + '"';
}

std::string quoted(std::string_view schema, std::string_view name) {
  return schema.empty() ? quoted(name) : quoted(schema) + '.' + quoted(name);
}

}  // namespace pawl::generator::pg
