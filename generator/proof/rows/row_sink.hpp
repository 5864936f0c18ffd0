#pragma once

/// A table that takes rows: what an engine offers to those who fill it.

#include <optional>
#include <string>
#include <vector>

#include "proof/rows/row_table.hpp"

namespace pawl::generator {

class row_sink {
 public:
  row_sink() = default;
  row_sink(const row_sink&) = delete;
  row_sink& operator=(const row_sink&) = delete;
  virtual ~row_sink() = default;

  /// Inserts the row; says why where it is refused, and then nothing is changed. Where `keeps` is false the row is
  /// taken out again: it was only asked whether it would be taken.
  virtual std::optional<std::string> insert(const new_row& row, bool keeps) = 0;

  /// Values of the parent's columns that a row may refer to, one vector a parent row; the same ones each time as long
  /// as the parent stays as it is.
  virtual std::vector<std::vector<row_value>> parents(const row_reference& reference) = 0;
};

}  // namespace pawl::generator
