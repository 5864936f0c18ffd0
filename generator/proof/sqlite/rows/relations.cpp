#include "proof/sqlite/rows/relations.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "proof/sqlite/sql_tokens.hpp"
#include "sqlite/query.hpp"

namespace pawl::generator {

std::set<std::string> relations::related(const std::set<std::string>& tables) {
  refresh();
  auto all = tables;
  for (const auto& [child, known] : children_) {
    if (tables.contains(child)) all.insert(known.parents.begin(), known.parents.end());
    if (std::ranges::any_of(known.parents, [&](const auto& parent) { return tables.contains(parent); }))
      all.insert(child);
  }
  std::vector<std::string> open{all.begin(), all.end()};
  while (!open.empty()) {
    const auto child = children_.find(open.back());
    open.pop_back();
    if (child == children_.end()) continue;
    for (const auto& parent : child->second.needed)
      if (all.insert(parent).second) open.push_back(parent);
  }
  return all;
}

void relations::refresh() {
  std::map<std::string, known_table> now;
  sqlite::query tables{connection_,
                       "SELECT name, sql FROM main.sqlite_schema WHERE type = 'table' AND sql LIKE '%references%'"};
  while (tables.step()) {
    const auto name = std::string{tables.text(0)};
    auto known = children_.extract(lower_name(name));
    if (known && known.mapped().sql == tables.text(1))
      now.insert(std::move(known));
    else
      now.insert_or_assign(lower_name(name), read(name, tables.text(1)));
  }
  children_ = std::move(now);
}

relations::known_table relations::read(const std::string& table, std::string_view sql) const {
  std::set<std::string> never_null;
  sqlite::query columns{connection_, fmt::format("PRAGMA main.table_info({})", quoted_name(table)).c_str()};
  while (columns.step())
    if (columns.integer(3) != 0 || columns.integer(5) != 0) never_null.insert(lower_name(columns.text(1)));
  known_table known{.sql = std::string{sql}, .parents = {}, .needed = {}};
  sqlite::query keys{connection_, fmt::format("PRAGMA main.foreign_key_list({})", quoted_name(table)).c_str()};
  while (keys.step()) {
    known.parents.push_back(lower_name(keys.text(2)));
    if (never_null.contains(lower_name(keys.text(3)))) known.needed.push_back(known.parents.back());
  }
  return known;
}

}  // namespace pawl::generator
