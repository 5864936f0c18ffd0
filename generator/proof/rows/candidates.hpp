#pragma once

/// Values that provoke the usual accidents.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "proof/rows/row_table.hpp"

namespace pawl::generator {

/// What a row is for.
enum class row_role : std::uint8_t {
  plain,
  /// The same values once more, wherever that is allowed.
  duplicate,
  /// NULL wherever that is allowed; two rows of it.
  nulls,
  more_nulls,
  empty,
  lengthy,
  foreign,
  lowest,
  highest,
  /// The plain values in capitals, with a blank behind them.
  spelling,
  mixed,
  more_mixed,
};
inline constexpr std::size_t row_roles = 12;

/// The value of a column that may hold anything in a row of that role; `mixed` ones are chosen among all.
row_value value_for(const row_column& column, row_role role);

/// All of them, the hints first: what to try where values are refused.
std::vector<row_value> candidates(const row_column& column);

/// A value that no other `number` gives. Large numbers, with gaps: not those of rows that a migration makes itself.
row_value unique_value(const row_column& column, std::uint64_t number);

/// The same, as much like `model` as can be: a text keeps its length.
row_value variant_of(const row_value& model, std::uint64_t number);

}  // namespace pawl::generator
