/// identifier-too-long: a name is longer than PostgreSQL keeps it.

#include <algorithm>

#include <fmt/format.h>

#include "lint/postgresql/draft.hpp"
#include "source/lexer.hpp"
#include "source/postgresql/names.hpp"

namespace pawl::generator::postgresql_rules {
namespace {

constexpr std::size_t longest = 63;

/// As the name is meant: without quotes around it.
std::string name_of(const token& token) {
  if (token.kind != token_kind::quoted_identifier || token.text.size() < 2) return std::string{token.text};
  std::string name;
  const auto inner = token.text.substr(1, token.text.size() - 2);
  for (std::size_t i = 0; i < inner.size(); ++i) {
    name += inner[i];
    if (inner[i] == '"') ++i;
  }
  return name;
}

/// Whole characters.
std::string cut(const std::string& name) {
  std::size_t size = longest;
  while (size != 0 && (static_cast<unsigned char>(name[size]) & 0xC0U) == 0x80U) --size;
  return name.substr(0, size);
}

/// The tree has names as PostgreSQL has cut them; the tokens have them whole.
void find(const postgresql_draft& draft, lint_report& report) {
  if (draft.statement.in_block || draft.statement.sql.size() <= longest) return;
  lexer tokens{draft.statement.sql, pawl::dialect::postgresql};
  for (token each = tokens.next(); each.kind != token_kind::end; each = tokens.next()) {
    if ((each.kind != token_kind::word && each.kind != token_kind::quoted_identifier) || each.text.size() <= longest)
      continue;
    const auto name = name_of(each);
    if (name.size() <= longest) continue;
    report.warn(draft.statement.offset + each.offset,
                fmt::format("PostgreSQL cuts the name {} behind {} bytes, and two names may become one", name, longest),
                fmt::format("a shorter name; it would become {}", pg::quoted(cut(name))));
  }
}

}  // namespace

lint_rule<postgresql_draft> identifier_too_long() { return {.look = find}; }

}  // namespace pawl::generator::postgresql_rules
