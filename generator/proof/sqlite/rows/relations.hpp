#pragma once

/// Which tables refer to which, in a schema that changes.

#include <map>
#include <set>
#include <string>
#include <vector>

struct sqlite3;

namespace pawl::generator {

class relations {
 public:
  explicit relations(sqlite3* connection) : connection_{connection} {}

  /// `tables` with those that refer to them, and with all that any of these refers to, directly or not. Names in lower
  /// case.
  std::set<std::string> related(const std::set<std::string>& tables);

 private:
  struct known_table {
    std::string sql;
    std::vector<std::string> parents;
  };

  void refresh();
  std::vector<std::string> read_parents(const std::string& table) const;

  sqlite3* connection_;
  /// Those that refer to any. A table is read again when what made it is another text.
  std::map<std::string, known_table> children_;
};

}  // namespace pawl::generator
