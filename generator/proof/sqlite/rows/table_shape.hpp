#pragma once

/// What SQLite's pragmas say of a table that is to be filled.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proof/rows/row_table.hpp"

struct sqlite3;

namespace pawl::generator {

struct table_shape {
  row_table table;
  /// What tells its rows apart, as SQL names it: the rowid, or the columns of the primary key.
  std::vector<std::string> identity;
  /// Columns of the primary key, in its order.
  std::vector<std::size_t> key;
  /// What made it and its indexes: another text is another table.
  std::string definition;
};

enum class table_sort : std::uint8_t { none, ordinary, virtual_table };

/// What is called `name` in `main`; views and tables that belong to a virtual one are none.
table_sort sort_of(sqlite3* connection, const std::string& name);

/// Of an ordinary table.
table_shape read_shape(sqlite3* connection, const std::string& name);

/// What a column declared as `type` is meant to hold; `name` tells texts that are dates.
value_kind kind_of(std::string_view type, std::string_view name);

}  // namespace pawl::generator
