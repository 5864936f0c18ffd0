#pragma once

/// Which tables refer to which, in a schema that changes.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace pawl::generator {

class relations {
 public:
  explicit relations(sqlite3* connection) : connection_{connection} {}

  /// `tables` with those that refer to them and those that they refer to, and with all that a row of any of these has
  /// to refer to. Names in lower case.
  std::set<std::string> related(const std::set<std::string>& tables);

 private:
  struct known_table {
    std::string sql;
    std::vector<std::string> parents;
    /// Those without which it has no rows.
    std::vector<std::string> needed;
  };

  void refresh();
  known_table read(const std::string& table, std::string_view sql) const;

  sqlite3* connection_;
  /// Those that refer to any. A table is read again when what made it is another text.
  std::map<std::string, known_table> children_;
};

}  // namespace pawl::generator
