#pragma once

/// What a script did to a database, as far as it matters to programs that do not know it.

#include <string>
#include <utility>
#include <vector>

namespace pawl::generator {

struct script_changes {
  /// Whether it made, altered or dropped anything; and whether it altered or dropped.
  bool schema = false;
  bool existing_schema = false;
  /// Tables by what happened to them or to their rows, and columns whose values were set.
  std::vector<std::string> dropped;
  std::vector<std::string> deleted_from;
  std::vector<std::string> replaced_in;
  std::vector<std::pair<std::string, std::string>> updated;
  /// Tables that ALTER TABLE gave another name, and columns that it took away or gave another name; without a column,
  /// it is the table. What has the old name now is something else.
  std::vector<std::pair<std::string, std::string>> taken;
};

}  // namespace pawl::generator
