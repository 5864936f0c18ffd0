#include "proof/sqlite/schema_watch.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "proof/sqlite/sql_tokens.hpp"
#include "sqlite/history.hpp"

namespace pawl::generator {
namespace {

/// A trigger may have the name of a table; nothing else may share one.
std::string key_of(const schema_object& object) {
  return (object.kind == "trigger" ? "trigger " : "") + lower_name(object.name);
}

/// The same in every build, whatever the hashes are.
void put_in_order(std::vector<schema_object>& objects) {
  std::ranges::sort(objects, {}, [](const schema_object& each) { return std::tie(each.kind, each.name); });
}

}  // namespace

schema_watch::schema_watch(sqlite3* connection)
    : rows_{connection,
            "SELECT rowid, type, name, tbl_name, sql FROM main.sqlite_schema WHERE sql IS NOT NULL AND rowid > ?1"} {}

schema_watch::objects schema_watch::read_behind(std::int64_t row) {
  objects found;
  last_row_ = row;
  rows_.bind(1, row);
  while (rows_.step()) {
    last_row_ = std::max(last_row_, rows_.integer(0));
    if (sqlite::is_internal(rows_.text(2)) || sqlite::is_history(rows_.text(2))) continue;
    schema_object object;
    int column = 1;
    for (std::string* field : {&object.kind, &object.name, &object.parent, &object.definition})
      *field = rows_.text(column++);
    found.emplace(key_of(object), std::move(object));
  }
  rows_.reset();
  return found;
}

void schema_watch::begin(sqlite_seen& seen) {
  if (known_) return;
  known_ = read_behind(0);
  seen.base.emplace();
  for (const auto& [key, object] : *known_) seen.base->push_back(object);
  put_in_order(*seen.base);
}

void schema_watch::end(sqlite_seen& seen, bool rewrites) {
  // SQLite adds new objects at the end.
  if (rewrites) return compare(read_behind(0), seen);
  for (auto& [key, object] : read_behind(last_row_)) {
    seen.made.push_back(object);
    known_->emplace(key, std::move(object));
  }
  put_in_order(seen.made);
}

void schema_watch::compare(objects now, sqlite_seen& seen) {
  for (const auto& [key, was] : *known_) {
    const auto is = now.find(key);
    if (is == now.end() || was != is->second) seen.gone.push_back(was);
  }
  for (const auto& [key, is] : now) {
    const auto was = known_->find(key);
    if (was == known_->end() || was->second != is) seen.made.push_back(is);
  }
  known_ = std::move(now);
  put_in_order(seen.gone);
  put_in_order(seen.made);
}

}  // namespace pawl::generator
