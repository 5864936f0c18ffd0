#pragma once

/// Keys of a type that runs out of numbers.

#include <string_view>

#include "lint/postgresql/column_types.hpp"

namespace pawl::generator {

struct narrow_type {
  /// As the catalogue spells it: `int4`.
  std::string_view name;
  /// What rows are numbered by up to `last`.
  std::string_view serial;
  std::string_view other_serial;
  std::string_view last;
};

void report_narrow_keys(const postgresql_draft& draft, const narrow_type& type, lint_report& report);

}  // namespace pawl::generator
