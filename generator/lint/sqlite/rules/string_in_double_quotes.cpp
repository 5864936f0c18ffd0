#include <fmt/format.h>

#include "lint/sqlite/draft.hpp"
#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator::sqlite_rules {
namespace {

std::string as_string(std::string_view name) {
  std::string out{'\''};
  for (const char c : name) out.append(c == '\'' ? 2 : 1, c);
  return out += '\'';
}

/// The name that a DEFAULT holds in quotes for identifiers; empty for everything else. SQLite tells the DEFAULT as it
/// is written.
std::string quoted_default(const column_view& column) {
  const auto tokens = tokens_of(column.default_value ? std::string_view{*column.default_value} : std::string_view{});
  if (tokens.size() != 1 || tokens[0].kind != token_kind::quoted_identifier) return {};
  return name_of(tokens[0]).value_or("");
}

void look_for_defaults(const sqlite_draft& draft, lint_report& report) {
  for (const auto* table : draft.changed_tables()) {
    const auto* was = draft.former(table->name);
    for (const auto& column : table->columns) {
      const auto name = quoted_default(column);
      const auto* old = was == nullptr ? nullptr : was->column(column.name);
      if (name.empty() || (old != nullptr && old->default_value == column.default_value)) continue;
      report.warn(draft.place_of_column(table->name, column.name),
                  fmt::format("{} is the name of something in SQL; SQLite takes it for text here, and another engine "
                              "does not",
                              *column.default_value),
                  fmt::format("{} ... DEFAULT {}", sql_name(column.name), as_string(name)));
    }
  }
}

}  // namespace

lint_rule<sqlite_draft> string_in_double_quotes() { return {.look = look_for_defaults}; }

}  // namespace pawl::generator::sqlite_rules
