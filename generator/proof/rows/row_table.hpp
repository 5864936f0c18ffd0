#pragma once

/// What a table looks like to somebody who fills it, whatever the engine.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "proof/rows/row_value.hpp"

namespace pawl::generator {

/// What kind of values a column takes, as far as candidates for it differ.
enum class value_kind : std::uint8_t { any, integer, small_integer, real, text, blob, boolean, date, timestamp, json };

struct row_column {
  std::string name;
  value_kind kind = value_kind::any;
  bool nullable = true;
  /// Whether a row may leave it out: it has a default, is numbered by the engine, or takes NULL.
  bool optional = true;
  /// Whether no row may name it: a generated column.
  bool computed = false;
  /// Characters of the longest text; 0 for any length.
  std::uint32_t longest = 0;
  /// Values that are likely to be taken, before all others: labels of an enum, literals of a CHECK.
  std::vector<row_value> hints = {};
};

/// Columns that no two rows share, by their indices.
struct row_key {
  std::vector<std::size_t> columns;
  bool primary = false;
};

struct row_reference {
  /// Indices.
  std::vector<std::size_t> columns;
  std::string parent;
  /// As many as there are columns.
  std::vector<std::string> parent_columns;
};

struct row_table {
  /// As the engine names it, and as it is shown.
  std::string name;
  std::vector<row_column> columns;
  std::vector<row_key> keys;
  std::vector<row_reference> references;
};

/// One value a column; none where the row leaves it out.
using new_row = std::vector<std::optional<row_value>>;

}  // namespace pawl::generator
