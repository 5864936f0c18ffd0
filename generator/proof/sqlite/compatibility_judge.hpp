#pragma once

/// Tells for one migration after the other whether older programs keep working, from the schemas before and after it
/// and from what it did to rows.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "proof/sqlite/script_changes.hpp"
#include "source/judgement.hpp"
#include "sqlite/query.hpp"

namespace pawl::generator {

class compatibility_judge {
 public:
  explicit compatibility_judge(sqlite3* connection);

  /// Of the migration that was just applied. Every one has to be judged: the schema is the next one's before.
  judgement judge(const script_changes& changes);

 private:
  struct object {
    std::string table;
    std::string sql;
  };
  /// By type and name in lower case.
  using objects = std::map<std::pair<std::string, std::string>, object>;

  objects read_behind(std::int64_t row);
  bool was_there(const std::string& table) const;
  bool had_column(const std::string& table, const std::string& column) const;
  void judge_made(const objects::value_type& made, judgement& result) const;
  void judge_change(const objects::value_type& before, const object& after, judgement& result);
  void judge_table(const std::string& name, const object& before, const object& after, judgement& result);
  void judge_rows(const script_changes& changes, judgement& result) const;

  sqlite::query statements_;
  /// The schema before the migration, and the last row of SQLite's own table that is in it.
  objects before_;
  std::int64_t last_row_ = 0;
  /// What the migration adds to tables that were there, as `table.column`.
  std::set<std::string> new_columns_;
};

}  // namespace pawl::generator
