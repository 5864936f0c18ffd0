#pragma once

/// Foreign keys whose ON DELETE would have changed child rows, had it run.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "proof/sqlite/sandbox.hpp"

struct sqlite3;

namespace pawl::generator {

/// One foreign key with an action: its table, and what ON DELETE says.
struct child_table {
  std::string name;
  std::string action;
};

/// Knows the foreign keys of a schema that statements change. Each table's are read once, and only when asked for.
class cascades {
 public:
  explicit cascades(sqlite3* connection) : connection_{connection} {}

  /// Told what each statement did.
  void note(const statement_effects& effects);

  /// The tables whose rows ON DELETE would change when rows of `table` are deleted.
  std::vector<child_table> children_of(const std::string& table);

 private:
  void refresh();
  void read(const std::string& table);

  sqlite3* connection_;
  /// By the parent's name in lower case.
  std::multimap<std::string, child_table> by_parent_;
  std::vector<std::string> unread_;
  bool stale_ = false;
};

}  // namespace pawl::generator
