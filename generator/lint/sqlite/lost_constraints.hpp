#pragma once

/// What two versions of one table demand of its rows, side by side.

#include <string>
#include <vector>

#include "lint/sqlite/table_view.hpp"
#include "proof/sqlite/table_definition.hpp"

namespace pawl::generator {

/// A table as SQLite sees it, and as it is written: of CHECK, SQLite tells nothing.
struct table_version {
  const table_view& view;
  table_definition definition;
};

struct lost_constraint {
  /// `the CHECK of the column state`
  std::string what;
  /// The part of the old CREATE TABLE that demands it.
  std::string sql;
};

struct lost_constraints_result {
  std::vector<lost_constraint> constraints;
  /// Nothing but these tells the two versions apart.
  bool are_the_purpose = false;
};

/// Of the columns that both have.
lost_constraints_result lost_constraints(const table_version& was, const table_version& is);

/// The column as the definition has it; its name where it cannot be found.
std::string written(const table_definition& definition, const std::string& column);

}  // namespace pawl::generator
