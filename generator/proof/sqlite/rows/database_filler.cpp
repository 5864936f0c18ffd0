#include "proof/sqlite/rows/database_filler.hpp"

#include <sqlite3.h>

#include <algorithm>

#include <fmt/format.h>

#include "proof/rows/candidates.hpp"
#include "proof/rows/fill_order.hpp"
#include "proof/rows/fill_table.hpp"
#include "proof/sqlite/rows/sqlite_sink.hpp"
#include "proof/sqlite/sql_tokens.hpp"
#include "sqlite/failure.hpp"
#include "sqlite/query.hpp"
#include "sqlite/settings.hpp"

namespace pawl::generator {
namespace {

/// Rows of a table that are looked at to know the new ones among them.
constexpr std::size_t most_known = 20'000;
/// Rows that are put into one table, over all heads and drafts.
constexpr std::size_t most_generated = 20 * row_roles;
constexpr int most_rounds = 8;

/// SQLite's clock runs while it is alive: a trigger of the set may never end.
class time_watch {
 public:
  explicit time_watch(sandbox& sandbox) : sandbox_{sandbox} { sandbox_.watch_time(true); }
  time_watch(const time_watch&) = delete;
  time_watch& operator=(const time_watch&) = delete;
  ~time_watch() { sandbox_.watch_time(false); }

 private:
  sandbox& sandbox_;
};

void execute_if_open(sqlite3* connection, const char* sql) {
  if (sqlite3_get_autocommit(connection) == 0) sqlite::execute(connection, sql);
}

bool has_rows(sqlite3* connection, const std::string& table) {
  sqlite::query row{connection, fmt::format("SELECT 1 FROM main.{} LIMIT 1", quoted_name(table)).c_str()};
  return row.step();
}

}  // namespace

void database_filler::fill(const table_names& tables, const std::function<row_origin(const std::string&)>& origin) {
  auto* const connection = sandbox_.connection();
  std::vector<table_shape> shapes;
  std::vector<row_table> order;
  for (const auto& name : relations_.related(tables)) {
    const auto sort = sort_of(connection, name);
    if (sort == table_sort::virtual_table && tables.contains(name))
      unfilled_.insert_or_assign(name, "a virtual table, of which only its module knows what it takes");
    if (sort != table_sort::ordinary) continue;
    auto shape = read_shape(connection, name);
    if (shape.identity.empty()) {
      unfilled_.insert_or_assign(name, "a table without a primary key in which columns have all names of the rowid");
      continue;
    }
    if (!needs_rows(shape)) continue;
    order.push_back(shape.table);
    shapes.push_back(std::move(shape));
  }
  std::vector<std::set<std::string>> known(shapes.size());
  for (std::size_t i = 0; i < shapes.size(); ++i)
    for (const auto& row : read_identities(connection, shapes[i], most_known)) known[i].insert(key_text(row));
  for (const auto i : fill_order(order)) {
    const auto name = lower_name(shapes[i].table.name);
    fill_table_with_or_without_triggers(shapes[i], tables.contains(name));
    filled_.insert_or_assign(name, shapes[i].definition);
  }
  next_number_ += row_roles;
  take_away_orphans(shapes);
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const auto name = lower_name(shapes[i].table.name);
    const auto from = origin(name);
    for (const auto& row : read_identities(connection, shapes[i], most_known))
      if (auto key = key_text(row); !known[i].contains(key)) rows_[name].insert_or_assign(std::move(key), from);
  }
}

bool database_filler::needs_rows(const table_shape& shape) const {
  const auto name = lower_name(shape.table.name);
  if (kept_.contains(name)) return false;
  if (const auto rows = rows_.find(name); rows != rows_.end() && rows->second.size() >= most_generated) return false;
  const auto filled = filled_.find(name);
  return filled == filled_.end() || filled->second != shape.definition;
}

void database_filler::fill_table_with_or_without_triggers(const table_shape& shape, bool was_named) {
  std::string why;
  const auto name = lower_name(shape.table.name);
  if (try_to_fill(shape, true, why) || try_to_fill(shape, false, why)) {
    unfilled_.erase(name);
  } else if (was_named && !has_rows(sandbox_.connection(), shape.table.name)) {
    unfilled_.insert_or_assign(name, why);
  }
}

bool database_filler::try_to_fill(const table_shape& shape, bool triggers, std::string& why) {
  auto* const connection = sandbox_.connection();
  const sqlite::scoped_setting setting{connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, triggers};
  const time_watch watch{sandbox_};
  sqlite::execute(connection, "BEGIN IMMEDIATE");
  fill_result result;
  bool is_lost = false;
  {
    sqlite_sink sink{connection, shape};
    result = fill_table(shape.table, {.seed = row_seed, .first_number = next_number_}, sink);
    is_lost = sink.is_lost();
  }
  execute_if_open(connection, "COMMIT");
  why = std::move(result.why_empty);
  return result.rows > 0 && !is_lost;
}

/// Keys that were not known yet, or that the parent did not take, have been referred to.
void database_filler::take_away_orphans(const std::vector<table_shape>& shapes) {
  auto* const connection = sandbox_.connection();
  const sqlite::scoped_setting no_triggers{connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, false};
  const time_watch watch{sandbox_};
  bool changed = true;
  for (int round = 0; changed && round < most_rounds; ++round) {
    changed = false;
    for (const auto& shape : shapes)
      for (const auto& reference : shape.table.references) changed |= take_away_orphans(shape, reference);
  }
}

bool database_filler::take_away_orphans(const table_shape& child, const row_reference& reference) {
  std::string condition;
  std::string match;
  for (std::size_t i = 0; i < reference.columns.size(); ++i) {
    const auto column = "pawl_child." + quoted_name(child.table.columns[reference.columns[i]].name);
    condition += column + " IS NOT NULL AND ";
    match +=
        fmt::format("{}pawl_parent.{} = {}", i == 0 ? "" : " AND ", quoted_name(reference.parent_columns[i]), column);
  }
  auto* const connection = sandbox_.connection();
  const auto before = sqlite3_total_changes(connection);
  try {
    sqlite::execute(connection,
                    fmt::format("DELETE FROM main.{} AS pawl_child WHERE {}NOT EXISTS (SELECT 1 FROM main.{} "
                                "AS pawl_parent WHERE {})",
                                quoted_name(child.table.name), condition, quoted_name(reference.parent), match)
                        .c_str());
  } catch (const sqlite::failure&) {
    // The parent does not exist, and so nothing can be said about its rows.
    return false;
  }
  return sqlite3_total_changes(connection) != before;
}

void database_filler::forget(const table_names& tables) {
  for (const auto& table : tables) filled_.erase(table);
}

void database_filler::keep(const table_names& tables) {
  for (const auto& table : tables)
    if (const auto rows = rows_.find(table); rows != rows_.end() && !rows->second.empty()) kept_.insert(table);
}

void database_filler::clear(const table_names& tables) {
  for (const auto& table : tables) kept_.erase(table);
  auto* const connection = sandbox_.connection();
  const sqlite::scoped_setting no_triggers{connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, false};
  std::vector<table_shape> shapes;
  for (const auto& table : relations_.related(tables)) {
    if (sort_of(connection, table) != table_sort::ordinary) continue;
    shapes.push_back(read_shape(connection, table));
    if (shapes.back().identity.empty()) {
      shapes.pop_back();
      continue;
    }
    const auto rows = rows_.find(table);
    if (!tables.contains(table) || rows == rows_.end()) continue;
    value_query remove{
        connection, fmt::format("DELETE FROM main.{} WHERE {}", quoted_name(table), identity_condition(shapes.back()))};
    for (const auto& row : read_identities(connection, shapes.back(), most_known)) {
      if (!rows->second.contains(key_text(row))) continue;
      for (std::size_t i = 0; i < row.size(); ++i) remove.bind(static_cast<int>(i + 1), row[i]);
      remove.step();
      remove.reset();
    }
    rows_.erase(rows);
  }
  take_away_orphans(shapes);
  forget(tables);
}

void database_filler::clear() {
  table_names all;
  for (const auto& [table, rows] : rows_) all.insert(table);
  clear(all);
}

const row_origin* database_filler::origin_of(const std::string& table, const row_identity& row) const {
  const auto rows = rows_.find(lower_name(table));
  if (rows == rows_.end()) return nullptr;
  const auto found = rows->second.find(key_text(row));
  return found == rows->second.end() ? nullptr : &found->second;
}

}  // namespace pawl::generator
