#pragma once

/// Which index does the work of another.

#include <string>

#include "lint/sqlite/table_view.hpp"

namespace pawl::generator {

/// Whether `wide` finds rows, and keeps them apart, wherever `narrow` does: its first columns are the same, with the
/// same collations, all in the same or all in the opposite direction. False where SQLite does not tell: for
/// expressions, and for indexes of a part of the rows.
bool covers(const index_view& wide, const index_view& narrow);

/// Whether an index whose first columns are these, in any order, or the key of the table finds its rows.
bool finds_rows_by(const table_view& table, const std::vector<std::string>& columns);

/// `title, body`: expressions as `<expression>`.
std::string columns_of(const index_view& index);

}  // namespace pawl::generator
