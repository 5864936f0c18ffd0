#include "sqlite/foreign_keys.hpp"

#include <sqlite3.h>

#include <pawl/error.hpp>

#include "sqlite/failure.hpp"
#include "sqlite/query.hpp"

namespace pawl::sqlite {
namespace {

std::set<std::string> table_names(sqlite3* connection) {
  query names{connection, "SELECT name FROM main.sqlite_schema WHERE type='table'"};
  std::set<std::string> found;
  while (names.step()) found.emplace(names.text(0));
  return found;
}

std::string quoted(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) text.append(c == '"' ? 2 : 1, c);
  return text + '"';
}

template <typename Counts>
std::int64_t total(const Counts& counts) {
  std::int64_t sum = 0;
  for (const auto& [tables, count] : counts) sum += count;
  return sum;
}

std::string describe(std::int64_t rows, const std::string& child, const std::string& parent) {
  const std::string count = std::to_string(rows) + (rows == 1 ? " row of " : " rows of ");
  return "\n  " + count + child + (rows == 1 ? " points" : " point") + " to no row of " + parent;
}

}  // namespace

foreign_key_audit::foreign_key_audit(sqlite3* connection)
    : connection_{connection}, tables_{table_names(connection)}, before_{count()} {}

/// False where SQLite cannot check a table: its foreign key names no unique column of the parent.
bool foreign_key_audit::count_into(counts& found, const char* sql) const {
  try {
    query violations{connection_, sql};
    while (violations.step()) ++found[{std::string{violations.text(0)}, std::string{violations.text(2)}}];
    return true;
  } catch (const failure& reason) {
    if (reason.code() == SQLITE_ERROR) return false;
    throw;
  }
}

/// A table that SQLite cannot check does not keep the others from being checked.
void foreign_key_audit::count_by_table(counts& found) const {
  found.clear();
  for (const std::string& table : table_names(connection_)) {
    counts one;
    if (!count_into(one, ("PRAGMA main.foreign_key_check(" + quoted(table) + ")").c_str())) continue;
    found.merge(one);
  }
}

foreign_key_audit::counts foreign_key_audit::count() const {
  counts found;
  if (!count_into(found, "PRAGMA main.foreign_key_check")) count_by_table(found);
  return found;
}

/// A renamed table takes its violations along under a new name: only tables that existed before are compared.
std::int64_t foreign_key_audit::grown_by(const pair& tables, std::int64_t now) const {
  const auto old = before_.find(tables);
  return now - (old == before_.end() ? 0 : old->second);
}

void foreign_key_audit::refuse_new_violations() const {
  const counts now = count();
  const bool more = total(now) > total(before_);
  std::string message;
  for (const auto& [tables, rows] : now) {
    const std::int64_t grown = grown_by(tables, rows);
    const bool existed = tables_.contains(tables.first) && tables_.contains(tables.second);
    if (grown > 0 && (more || existed)) message += describe(grown, tables.first, tables.second);
  }
  if (message.empty()) return;
  throw error{{.code = errc::foreign_keys_violated,
               .message = "the migrations would leave rows whose foreign keys point nowhere:" + message,
               .hint =
                   "foreign keys are not enforced while migrations run: ON DELETE does not act, so delete or change\n"
                   "these rows in the migration too",
               .native_code = SQLITE_CONSTRAINT_FOREIGNKEY}};
}

}  // namespace pawl::sqlite
