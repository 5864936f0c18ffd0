#pragma once

/// Foreign keys are not enforced while migrations run; what they would have refused is found here, before the commit.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

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
  /// How many rows of one table point to no row of another.
  struct violations {
    std::string child;
    std::string parent;
    std::int64_t rows = 0;
  };
  using census = std::vector<violations>;

  static violations& entry(census& found, std::string_view child, std::string_view parent);
  static std::int64_t total(const census& found);

  census count() const;
  bool count_into(census& found, const char* sql) const;
  void count_by_table(census& found) const;
  std::int64_t growth(const violations& now) const;
  bool existed(const std::string& table) const;

  sqlite3* connection_;
  std::vector<std::string> tables_;
  census before_;
};

}  // namespace pawl::sqlite
