#include "proof/sqlite/rows/declared.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <optional>

#include "proof/sqlite/alteration.hpp"
#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator {
namespace {

bool changes_something(const seen_action& action) {
  return action.code == SQLITE_INSERT || action.code == SQLITE_UPDATE || action.code == SQLITE_DELETE ||
         action.code == SQLITE_DROP_TABLE;
}

bool is_any(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::any_of(names, [&](const std::string& each) { return same_name(each, name); });
}

bool drops(const seen_statement& statement) {
  return std::ranges::any_of(statement.actions, [](const seen_action& each) { return each.code == SQLITE_DROP_TABLE; });
}

}  // namespace

draft_changes::draft_changes(const migration& draft) : draft_{draft} {
  const auto text = draft.up.text();
  const auto add = [&](std::string_view table) {
    if (!begins_with_name(table, "sqlite_") && !is_any(changed_, table)) changed_.push_back(lower_name(table));
  };
  for (const auto& statement : draft.sqlite_seen->statements) {
    for (const auto& action : statement.actions)
      if (changes_something(action) && !action.temporary) add(action.first);
    const auto altered =
        read_alteration(text.substr(statement.place.begin, statement.place.end - statement.place.begin));
    if (!altered) continue;
    add(altered->table);
    if (altered->kind == alteration::renames_table)
      renamings_.push_back({lower_name(altered->table), lower_name(altered->new_name)});
    if (altered->kind == alteration::drops_column || altered->kind == alteration::renames_column)
      for (const auto& column : {altered->column, altered->new_name})
        taken_.push_back({lower_name(altered->table), lower_name(column)});
  }
}

std::vector<std::string> draft_changes::names_of(const std::string& table) const {
  std::vector<std::string> names{table};
  // The last renaming first: a name may have belonged to several tables.
  for (auto each = renamings_.rbegin(); each != renamings_.rend(); ++each)
    if (each->to == names.back()) names.push_back(each->from);
  // What was moved out of the way is copied from there.
  auto moved = table;
  for (const auto& [from, to] : renamings_)
    if (from == moved) names.push_back(moved = to);
  return names;
}

std::string draft_changes::name_after(const std::string& table) const {
  auto name = table;
  for (const auto& [from, to] : renamings_)
    if (from == name) name = to;
  return name;
}

declared_changes draft_changes::declared(const std::string& table) const {
  const auto names = names_of(table);
  declared_changes found{.rebuilds = names.size() > 1};
  for (const auto& statement : draft_.sqlite_seen->statements) {
    const bool is_drop = drops(statement);
    for (const auto& action : statement.actions) {
      if (action.temporary || !is_any(names, action.first)) continue;
      if (action.code == SQLITE_DROP_TABLE) found.rebuilds = true;
      // Rows that a trigger deletes, nobody reads of in the script.
      if (action.code == SQLITE_DELETE && action.from.empty() && !is_drop) found.deletes = true;
      if (action.code == SQLITE_UPDATE) found.columns.push_back(lower_name(action.second));
    }
  }
  for (const auto& [taken_from, column] : taken_)
    if (is_any(names, taken_from)) found.columns.push_back(column);
  return found;
}

bool draft_changes::concerns(const seen_statement& statement, int code, const std::vector<std::string>& tables) const {
  return std::ranges::any_of(statement.actions, [&](const seen_action& action) {
    return action.code == code && !action.temporary && is_any(tables, action.first);
  });
}

std::uint32_t draft_changes::place_of_change(const std::string& table) const {
  const auto names = names_of(table);
  const auto& statements = draft_.sqlite_seen->statements;
  for (const int code : {SQLITE_INSERT, SQLITE_DROP_TABLE, SQLITE_DELETE, SQLITE_UPDATE})
    for (const auto& statement : statements)
      if (concerns(statement, code, names)) return statement.place.begin;
  return statements.empty() ? 0 : statements.front().place.begin;
}

}  // namespace pawl::generator
