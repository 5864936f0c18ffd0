#pragma once

/// Fills one table: rows for all roles, changed until the table takes them.

#include <cstddef>
#include <cstdint>
#include <string>

#include "proof/rows/row_sink.hpp"
#include "proof/rows/row_table.hpp"

namespace pawl::generator {

struct fill_options {
  std::uint64_t seed = 1;
  /// The number of the first row, among all rows that a proof makes in tables of that name: keys depend on it.
  std::uint64_t first_number = 0;
};

struct fill_result {
  std::size_t rows = 0;
  /// What the engine said of the last row tried; empty where rows were taken.
  std::string why_empty = {};
};

/// Tries a bounded number of rows. Where no row is taken at all, says why.
fill_result fill_table(const row_table& table, const fill_options& options, row_sink& sink);

}  // namespace pawl::generator
