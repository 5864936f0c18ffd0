#include "postgresql/sql.hpp"

#include <array>
#include <utility>

#include "core/failing.hpp"

namespace pawl::postgresql {
namespace {

std::string doubled(std::string_view text, std::string_view characters) {
  std::string result;
  result.reserve(text.size() + 2);
  for (const char c : text) result.append(characters.find(c) != std::string_view::npos ? 2 : 1, c);
  return result;
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> operators{{
    {" == ", " OPERATOR(pg_catalog.=) "},
    {" != ", " OPERATOR(pg_catalog.<>) "},
    {" < ", " OPERATOR(pg_catalog.<) "},
    {" > ", " OPERATOR(pg_catalog.>) "},
}};

}  // namespace

std::string literal(std::string_view text) {
  // A backslash means itself or not, as the session has it; behind E it never does.
  if (text.find('\\') == std::string_view::npos) return concat({"'", doubled(text, "'"), "'"});
  return concat({" E'", doubled(text, "'\\"), "'"});
}

std::string identifier(std::string_view name) { return concat({"\"", doubled(name, "\""), "\""}); }

std::string qualified(std::string_view sql) {
  std::string text{sql};
  for (const auto& [sign, name] : operators) {
    for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign, at)) {
      text.replace(at, sign.size(), name);
    }
  }
  return text;
}

}  // namespace pawl::postgresql
