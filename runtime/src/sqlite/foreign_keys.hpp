#pragma once

/// Foreign keys are not enforced while migrations run; what they would have refused is found here, before the commit.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>

struct sqlite3;

namespace pawl::sqlite {

/// Compares the rows that point nowhere before and after. Rows that already did are the caller's affair.
class foreign_key_audit {
 public:
  /// Counts the violations in `main` as it is now. Throws `failure`.
  explicit foreign_key_audit(sqlite3* connection);

  /// Throws `errc::foreign_keys_violated`, naming child table, parent table and rows, if there are more violations than
  /// there were, in all or between two tables that existed before. Throws `failure` where SQLite cannot count.
  void refuse_new_violations() const;

 private:
  /// Child and parent table.
  using pair = std::pair<std::string, std::string>;
  using counts = std::map<pair, std::int64_t>;

  counts count() const;
  bool count_into(counts& found, const char* sql) const;
  void count_by_table(counts& found) const;
  std::int64_t grown_by(const pair& tables, std::int64_t now) const;

  sqlite3* connection_;
  std::set<std::string> tables_;
  counts before_;
};

}  // namespace pawl::sqlite
