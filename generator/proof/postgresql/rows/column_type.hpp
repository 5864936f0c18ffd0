#pragma once

/// A column's type, as far as rows are made for it.

#include <string>

#include "proof/rows/row_table.hpp"

namespace pawl::generator {

struct column_type {
  /// As `pg_type` has it, of the type that a domain is made of: `int4`, `_text`, `mood`.
  std::string name;
  /// `typtype`: `b`ase, `c`omposite, `e`num, `r`ange, `m`ultirange.
  char sort = 'b';
  /// `typcategory`: `A` for arrays.
  char category = 'U';
  /// The type of an array's elements, or of a range's bounds; empty otherwise.
  std::string element = {};
  /// How many a composite type has.
  std::size_t attributes = 0;
  /// Of an enum.
  std::vector<std::string> labels = {};
};

value_kind kind_of(const column_type& type);

/// The value as a constant of that type. What the type does not take as it is becomes one of its values that differs
/// where the value does: a text of a `uuid` column becomes a UUID of its own.
std::string constant_of(const column_type& type, const row_value& value);

/// What the server printed, as the value it stands for.
row_value value_of(const column_type& type, std::string_view printed);

}  // namespace pawl::generator
