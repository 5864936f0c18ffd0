#include "sqlite/foreign_keys.hpp"

#include <sqlite3.h>

#include <algorithm>

#include "core/failing.hpp"
#include "sqlite/failure.hpp"
#include "sqlite/query.hpp"

namespace pawl::sqlite {
namespace {

std::vector<std::string> table_names(sqlite3* connection) {
  query names{connection, "SELECT name FROM main.sqlite_schema WHERE type='table' ORDER BY name"};
  std::vector<std::string> found;
  while (names.step()) found.emplace_back(names.text(0));
  return found;
}

std::string quoted(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) text.append(c == '"' ? 2 : 1, c);
  text += '"';
  return text;
}

}  // namespace

foreign_key_audit::foreign_key_audit(sqlite3* connection)
    : connection_{connection}, tables_{table_names(connection)}, before_{count()} {}

/// The pairs are as few as the foreign keys that are violated, and their rows come pair by pair.
foreign_key_audit::violations& foreign_key_audit::entry(census& found, std::string_view child,
                                                        std::string_view parent) {
  for (std::size_t i = found.size(); i > 0; --i) {
    violations& candidate = found[i - 1];
    if (candidate.child == child && candidate.parent == parent) return candidate;
  }
  violations& added = found.emplace_back();
  added.child = child;
  added.parent = parent;
  return added;
}

std::int64_t foreign_key_audit::total(const census& found) {
  std::int64_t sum = 0;
  for (const violations& pair : found) sum += pair.rows;
  return sum;
}

/// False where SQLite cannot check a table: its foreign key names no unique column of the parent.
bool foreign_key_audit::count_into(census& found, const char* sql) const {
  try {
    query rows{connection_, sql};
    while (rows.step()) ++entry(found, rows.text(0), rows.text(2)).rows;
    return true;
  } catch (const failure& reason) {
    if (reason.code() == SQLITE_ERROR) return false;
    throw;
  }
}

/// A table that SQLite cannot check does not keep the others from being checked.
void foreign_key_audit::count_by_table(census& found) const {
  found.clear();
  for (const std::string& table : table_names(connection_)) {
    const std::string sql = concat({"PRAGMA main.foreign_key_check(", quoted(table), ")"});
    count_into(found, sql.c_str());
  }
}

foreign_key_audit::census foreign_key_audit::count() const {
  census found;
  if (!count_into(found, "PRAGMA main.foreign_key_check")) count_by_table(found);
  return found;
}

std::int64_t foreign_key_audit::growth(const violations& now) const {
  for (const violations& old : before_) {
    if (old.child == now.child && old.parent == now.parent) return now.rows - old.rows;
  }
  return now.rows;
}

bool foreign_key_audit::existed(const std::string& table) const {
  return std::find(tables_.begin(), tables_.end(), table) != tables_.end();
}

void foreign_key_audit::refuse_new_violations() const {
  const census now = count();
  const bool more = total(now) > total(before_);
  std::string message;
  for (const violations& pair : now) {
    const std::int64_t rows = growth(pair);
    // A renamed table takes its violations along under a new name: only tables that existed before are compared.
    if (rows <= 0 || !(more || (existed(pair.child) && existed(pair.parent)))) continue;
    message += concat({"\n  ", std::to_string(rows), rows == 1 ? " row of " : " rows of ", pair.child,
                       rows == 1 ? " points" : " point", " to no row of ", pair.parent});
  }
  if (message.empty()) return;
  fail(errc::foreign_keys_violated,
       concat({"the migrations would leave rows whose foreign keys point nowhere:", message}),
       "foreign keys are not enforced while migrations run: ON DELETE does not act, so delete or change\n"
       "these rows in the migration too");
}

}  // namespace pawl::sqlite
