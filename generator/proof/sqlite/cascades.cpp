#include "proof/sqlite/cascades.hpp"

#include <fmt/format.h>

#include "proof/sqlite/sql_tokens.hpp"
#include "sqlite/query.hpp"

namespace pawl::generator {

void cascades::note(const statement_effects& effects) {
  unread_.insert(unread_.end(), effects.created.begin(), effects.created.end());
  if (effects.alters_tables || !effects.dropped.empty()) stale_ = true;
}

std::vector<child_table> cascades::children_of(const std::string& table) {
  refresh();
  std::vector<child_table> children;
  const auto [first, last] = by_parent_.equal_range(lower_name(table));
  for (auto at = first; at != last; ++at) children.push_back(at->second);
  return children;
}

void cascades::refresh() {
  if (stale_) {
    by_parent_.clear();
    unread_.clear();
    sqlite::query tables{connection_, "SELECT name FROM main.sqlite_schema WHERE type = 'table'"};
    while (tables.step()) unread_.emplace_back(tables.text(0));
    stale_ = false;
  }
  for (const auto& table : unread_) read(table);
  unread_.clear();
}

void cascades::read(const std::string& table) {
  // A PRAGMA, because a table of the set could stand in the way of pragma_foreign_key_list().
  sqlite::query keys{connection_, fmt::format("PRAGMA main.foreign_key_list({})", quoted_name(table)).c_str()};
  while (keys.step()) {
    const auto parent = lower_name(keys.text(2));
    const auto action = keys.text(6);
    // One foreign key has a row for each of its columns.
    const bool is_first_column = keys.integer(1) == 0;
    if (is_first_column && action != "NO ACTION" && action != "RESTRICT") {
      by_parent_.emplace(parent, child_table{table, std::string{action}});
    }
  }
}

}  // namespace pawl::generator
