#include "proof/rows/mined_values.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>

#include "source/lexer.hpp"

namespace pawl::generator {
namespace {

constexpr std::size_t most_values = 60;
constexpr std::int64_t longest_text = 4'000;

/// The text of a literal in single quotes.
std::optional<std::string> string_of(const token& token) {
  if (token.kind != token_kind::string || !token.terminated) return std::nullopt;
  const auto open = token.text.find('\'');
  if (open == std::string_view::npos || token.text.size() < open + 2) return std::nullopt;
  const auto inner = token.text.substr(open + 1, token.text.size() - open - 2);
  std::string text;
  for (std::size_t i = 0; i < inner.size(); ++i) {
    text += inner[i];
    if (inner[i] == '\'') ++i;
  }
  return text;
}

template <typename Number>
std::optional<Number> number_of(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// What a pattern's first bracket may stand for, and where it ends; GLOB's `[^...]` is answered with a dash.
char one_of(std::string_view pattern, std::size_t& at) {
  const auto close = pattern.find(']', at + 2);
  if (close == std::string_view::npos) return pattern[at];
  const char first = pattern[at + 1];
  at = close;
  return first == '^' ? '-' : first;
}

/// `x@x.x` of `%_@_%._%`.
std::string text_like(std::string_view pattern) {
  std::string text;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char c = pattern[at];
    if (c == '%' || c == '*') continue;
    if (c == '_' || c == '?')
      text += 'x';
    else if (c == '[')
      text += one_of(pattern, at);
    else
      text += c;
  }
  return text;
}

/// The same with something for `%` and `*` too.
std::string longer_text_like(std::string_view pattern) {
  std::string filled;
  for (const char c : pattern) filled += c == '%' || c == '*' ? '_' : c;
  return text_like(filled);
}

class collection {
 public:
  void add(row_value value) {
    if (values_.size() < most_values && std::ranges::find(values_, value) == values_.end())
      values_.push_back(std::move(value));
  }

  void add_text(const std::string& text) {
    add(text);
    if (text.find_first_of("%_*?[") == std::string::npos) return;
    add(text_like(text));
    add(longer_text_like(text));
  }

  void add_number(std::string_view literal) {
    if (const auto whole = number_of<std::int64_t>(literal)) {
      for (const auto each : {*whole, *whole + (*whole < INT64_MAX ? 1 : 0), *whole - 1, -*whole}) add(each);
      if (*whole > 0 && *whole <= longest_text) add(std::string(static_cast<std::size_t>(*whole), 'x'));
      if (*whole > 0 && *whole <= longest_text) add(std::string(static_cast<std::size_t>(*whole), '1'));
    } else if (const auto real = number_of<double>(literal)) {
      for (const double each : {*real, *real / 2, *real * 2}) add(each);
    }
  }

  std::vector<row_value> take() { return std::move(values_); }

 private:
  std::vector<row_value> values_;
};

bool is_keyword_of_json(std::string_view text) {
  return text.size() >= 10 && (text.substr(0, 10) == "json_valid" || text.substr(0, 10) == "JSON_VALID");
}

}  // namespace

std::vector<row_value> mined_values(std::string_view sql, dialect dialect) {
  collection found;
  lexer tokens{sql, dialect};
  for (token token = tokens.next(); token.kind != token_kind::end; token = tokens.next()) {
    if (const auto text = string_of(token))
      found.add_text(*text);
    else if (token.kind == token_kind::number)
      found.add_number(token.text);
    else if (token.kind == token_kind::word && is_keyword_of_json(token.text))
      found.add(std::string{"{}"});
  }
  return found.take();
}

}  // namespace pawl::generator
