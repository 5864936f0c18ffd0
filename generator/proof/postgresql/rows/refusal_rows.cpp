#include "proof/postgresql/rows/refusal_rows.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace pawl::generator {
namespace {

constexpr std::string_view not_null = "23502";
constexpr std::string_view unique = "23505";

/// What stands between `before` and `after`; empty where that is not there.
std::string_view between(std::string_view text, std::string_view before, std::string_view after) {
  const auto at = text.find(before);
  if (at == std::string_view::npos) return {};
  const auto rest = text.substr(at + before.size());
  return rest.substr(0, rest.find(after));
}

const table_rows* find_table(const std::vector<table_rows>& tables, std::string_view name) {
  const auto found = std::ranges::find_if(tables, [&](const table_rows& each) {
    return each.table.size() > name.size() && each.table.ends_with(name) &&
           each.table[each.table.size() - name.size() - 1] == '.';
  });
  return found == tables.end() ? nullptr : &*found;
}

/// No value where one of them is no column.
std::vector<std::size_t> columns_named(const table_rows& table, std::string_view names) {
  std::vector<std::size_t> columns;
  for (auto rest = names; !rest.empty();) {
    const auto end = std::min(rest.find(", "), rest.size());
    const auto at = std::ranges::find(table.columns, rest.substr(0, end));
    if (at == table.columns.end()) return {};
    columns.push_back(static_cast<std::size_t>(at - table.columns.begin()));
    rest.remove_prefix(std::min(end + 2, rest.size()));
  }
  return columns;
}

std::vector<std::string> row_with_null(const table_rows& table, std::size_t column) {
  for (std::size_t i = 0; i < table.rows.size(); ++i)
    if (is_null(table.rows[i][column])) return {table.shown(i, column)};
  return {};
}

/// Two of which no key can hold both.
std::vector<std::string> equal_rows(const table_rows& table, const std::vector<std::size_t>& columns) {
  std::map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    std::vector<std::string> values;
    for (const auto column : columns) values.push_back(shown(table.rows[i][column]));
    if (std::ranges::any_of(columns, [&](auto column) { return is_null(table.rows[i][column]); })) continue;
    const auto [first, is_new] = seen.emplace(fmt::format("{}", fmt::join(values, ", ")), i);
    if (!is_new) return {table.shown(first->second, columns.front()), table.shown(i, columns.front())};
  }
  return {};
}

void explain_null(const postgresql::failure& refused, const std::vector<table_rows>& tables, refused_statement& out) {
  const auto column = between(refused.message, "column \"", "\"");
  const auto* const table = find_table(tables, between(refused.message, "relation \"", "\""));
  if (table == nullptr) return;
  const auto at = columns_named(*table, column);
  if (at.empty()) {
    if (!table->rows.empty()) out.rows = {table->shown(0)};
    out.hint = fmt::format(
        "rows that are there need a value: ADD COLUMN {} ... NOT NULL DEFAULT ..., or add it without "
        "NOT NULL and fill it:\nUPDATE {} SET {} = ... WHERE {} IS NULL;",
        column, table->table, column, column);
    return;
  }
  out.rows = row_with_null(*table, at.front());
  out.hint =
      fmt::format("give them a value first:\nUPDATE {} SET {} = ... WHERE {} IS NULL;", table->table, column, column);
}

void explain_equal(const postgresql::failure& refused, const std::vector<table_rows>& tables, refused_statement& out) {
  const auto names = between(refused.detail, "Key (", ")=(");
  for (const auto& table : tables) {
    const auto columns = columns_named(table, names);
    if (columns.empty()) continue;
    out.rows = equal_rows(table, columns);
    if (out.rows.empty()) continue;
    out.hint = fmt::format(
        "see first which rows are more than one, and keep one of each:\n"
        "SELECT {0}, count(*) FROM {1} GROUP BY {0} HAVING count(*) > 1;",
        names, table.table);
    return;
  }
}

}  // namespace

bool is_about_rows(const postgresql::failure& refused) {
  // That numbers and moments leave their range, or JSON is of another shape, only values show that nobody has.
  if (refused.is("22003") || refused.is("22008") || refused.is("22023")) return false;
  const auto of = refused.state_class();
  return of == "21" || of == "22" || of == "23" || refused.is("55006");
}

refused_statement explain_rows(const postgresql::failure& refused, const std::vector<table_rows>& tables) {
  refused_statement out{.message = refused.message, .rows = {}, .hint = {}};
  if (refused.is(not_null)) explain_null(refused, tables, out);
  if (refused.is(unique)) explain_equal(refused, tables, out);
  // It may hold a whole row, which says more than none.
  if (out.rows.empty() && !refused.detail.empty()) {
    out.message += ": " + refused.detail;
    if (out.message.ends_with('.')) out.message.pop_back();
  }
  if (out.hint.empty()) out.hint = "change such rows in a statement before this one, or delete them";
  return out;
}

}  // namespace pawl::generator
