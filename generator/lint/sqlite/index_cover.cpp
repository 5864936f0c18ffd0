#include "lint/sqlite/index_cover.hpp"

#include <algorithm>
#include <optional>

#include "proof/sqlite/sql_tokens.hpp"

namespace pawl::generator {
namespace {

bool begin_alike(const index_view& wide, const index_view& narrow) {
  std::optional<bool> opposite;
  for (std::size_t i = 0; i < narrow.columns.size(); ++i) {
    const auto &a = wide.columns[i], &b = narrow.columns[i];
    if (a.name != b.name || !same_name(a.collation, b.collation)) return false;
    const bool turned = a.descending != b.descending;
    if (opposite.value_or(turned) != turned) return false;
    opposite = turned;
  }
  return true;
}

}  // namespace

bool covers(const index_view& wide, const index_view& narrow) {
  if (wide.partial || narrow.partial || !wide.over_columns() || !narrow.over_columns()) return false;
  if (wide.columns.size() < narrow.columns.size() || !begin_alike(wide, narrow)) return false;
  return !narrow.unique || (wide.unique && wide.columns.size() == narrow.columns.size());
}

bool finds_rows_by(const table_view& table, const std::vector<std::string>& columns) {
  const auto is_asked_for = [&](const std::string& name) {
    return std::ranges::any_of(columns, [&](const std::string& each) { return same_name(each, name); });
  };
  if (const auto* key = table.rowid_column(); key != nullptr && is_asked_for(key->name)) return true;
  return std::ranges::any_of(table.indexes, [&](const index_view& index) {
    return !index.partial && index.columns.size() >= columns.size() &&
           std::all_of(index.columns.begin(), index.columns.begin() + static_cast<std::ptrdiff_t>(columns.size()),
                       [&](const index_column& each) { return is_asked_for(each.name); });
  });
}

std::string columns_of(const index_view& index) {
  std::vector<std::string> names;
  for (const auto& each : index.columns) names.push_back(each.name.empty() ? "<expression>" : each.name);
  return listed(names);
}

}  // namespace pawl::generator
