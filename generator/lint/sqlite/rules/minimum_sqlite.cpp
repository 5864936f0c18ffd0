#include <sqlite3.h>

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "lint/sqlite/draft.hpp"
#include "lint/sqlite/sqlite_features.hpp"
#include "proof/sqlite/alteration.hpp"
#include "proof/sqlite/sql_tokens.hpp"
#include "source/sqlite_version.hpp"

namespace pawl::generator::sqlite_rules {
namespace {

class version_judge {
 public:
  version_judge(const sqlite_draft& draft, lint_report& report) : draft_{draft}, report_{report} {}

  void look_at(const seen_statement& statement) {
    told_.clear();
    const auto tokens = tokens_of(draft_.sql(statement));
    look_at_functions(statement, tokens);
    const bool has_body = std::ranges::any_of(statement.actions, [](const seen_action& each) {
      return each.code == SQLITE_CREATE_VIEW || each.code == SQLITE_CREATE_TRIGGER;
    });
    for (const auto& feature : sqlite_features_in(tokens, has_body))
      tell(feature.name, feature.since, statement.place.begin + feature.offset);
    look_at_alteration(statement);
  }

  /// What stands in the schema, SQLite tells.
  void look_at(const table_view& table) {
    told_.clear();
    const auto* was = draft_.former(table.name);
    if (table.strict && (was == nullptr || !was->strict)) tell("STRICT", 3037000, draft_.place_of_table(table.name));
    for (const auto& column : table.columns) {
      const auto* old = was == nullptr ? nullptr : was->column(column.name);
      if (column.generated && (old == nullptr || !old->generated))
        tell("a generated column", 3031000, draft_.place_of_column(table.name, column.name));
    }
  }

 private:
  /// Each once in a statement.
  void tell(const std::string& name, std::uint32_t since, std::uint32_t offset) {
    if (since <= draft_.minimum || !told_.insert(name).second) return;
    const auto own = sqlite_version_text(draft_.minimum);
    report_.warn(offset,
                 fmt::format("{} needs SQLite {}, and MINIMUM_SQLITE promises that {} will do", name,
                             sqlite_version_text(since), own),
                 fmt::format("write it without, or raise MINIMUM_SQLITE to {}", sqlite_version_text(since)));
  }

  /// Where the first `->` or `->>` stands.
  static std::uint32_t operator_in(const std::vector<token>& tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i)
      if (begins_arrow(tokens, i)) return tokens[i].offset;
    return 0;
  }

  void look_at_functions(const seen_statement& statement, const std::vector<token>& tokens) {
    for (const auto& action : statement.actions) {
      if (action.code != SQLITE_FUNCTION || !action.from.empty()) continue;
      const auto since = sqlite_function_since(action.second);
      if (!since) continue;
      const bool is_operator = action.second.starts_with("->");
      if (is_operator)
        tell(action.second, *since, statement.place.begin + operator_in(tokens));
      else
        tell(action.second + "()", *since, draft_.place_of(statement, action.second));
    }
  }

  void look_at_alteration(const seen_statement& statement) {
    const bool alters =
        std::ranges::any_of(statement.actions, [](const seen_action& each) { return each.code == SQLITE_ALTER_TABLE; });
    const auto altered = alters ? read_alteration(draft_.sql(statement)) : std::nullopt;
    if (!altered) return;
    const auto offset = statement.place.begin + altered->offset;
    if (altered->kind == alteration::drops_column) tell("DROP COLUMN", 3035000, offset);
    if (altered->kind == alteration::renames_column) tell("RENAME COLUMN", 3025000, offset);
  }

  const sqlite_draft& draft_;
  lint_report& report_;
  std::set<std::string> told_;
};

void look_for_versions(const sqlite_draft& draft, lint_report& report) {
  if (draft.minimum == 0) return;
  version_judge judge{draft, report};
  for (const auto& statement : draft.statements) judge.look_at(statement);
  for (const auto* table : draft.changed_tables()) judge.look_at(*table);
}

}  // namespace

lint_rule<sqlite_draft> minimum_sqlite() { return {.look = look_for_versions}; }

}  // namespace pawl::generator::sqlite_rules
