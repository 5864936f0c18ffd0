#pragma once

/// The rows of a table at one moment, and what two such moments tell.

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "proof/rows/row_value.hpp"

namespace pawl::generator {

struct table_rows {
  std::string table;
  /// Those that hold what was put into them; computed ones are left out.
  std::vector<std::string> columns;
  /// The primary key, by indices; empty where there is none.
  std::vector<std::size_t> key;
  /// One value a column.
  std::vector<std::vector<row_value>> rows;

  /// `notes(id=3, title=NULL)`, the key and then `column` first.
  std::string shown(std::size_t row, std::size_t column) const;
  std::string shown(std::size_t row) const { return shown(row, columns.size()); }
};

/// What a script says that it does: names in lower case.
struct declared_changes {
  /// Whether it deletes rows of the table.
  bool deletes = false;
  /// Whether another table takes its place: rows may have other keys there.
  bool rebuilds = true;
  /// Columns whose values it sets, takes away or names anew.
  std::vector<std::string> columns = {};
};

/// The values as a key of maps: equal where the engines would call them equal.
std::string key_text(const std::vector<row_value>& values);

enum class row_change : std::uint8_t { lost, nulled, swapped };

struct row_difference {
  row_change change = row_change::lost;
  /// How many rows it happened to.
  std::size_t count = 0;
  /// Those that it may have happened to, in the rows before, and the one of them that is shown.
  std::vector<std::size_t> rows = {};
  std::size_t row = 0;
  /// Of `nulled` and `swapped`: a column before, by its index; of `swapped`, also the one whose values it has now.
  std::size_t column = 0;
  std::size_t other = 0;
};

/// What happened to the rows that no `declared` change explains. Rows are matched by the primary key where both have
/// the same, and else by what they hold; names of columns in any case.
std::vector<row_difference> compare_rows(const table_rows& before, const table_rows& after,
                                         const declared_changes& declared);

}  // namespace pawl::generator
