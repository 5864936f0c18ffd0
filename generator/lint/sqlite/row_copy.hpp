#pragma once

/// How a rebuild carries rows over: INSERT INTO new (a, b) SELECT x, y FROM old. By its tokens, since the authorizer
/// tells which columns are read, and not into which they go.

#include <string>
#include <utility>
#include <vector>

#include "lint/sqlite/draft.hpp"

namespace pawl::generator {

struct row_copy {
  const seen_statement* at = nullptr;
  /// Each column that is filled, and the one that it is copied from as it is; empty for an expression.
  std::vector<std::pair<std::string, std::string>> columns;
  /// All rows of one table, each once: no WHERE, DISTINCT, LIMIT and the like.
  bool is_plain = false;

  /// From where the column gets its values; empty for an expression, or where it gets none.
  std::string source_of(std::string_view column) const;
};

/// The statements that fill the table which a rebuild puts in the place of `fate.name`. Those that are no plain
/// INSERT ... SELECT are left out.
std::vector<row_copy> row_copies(const sqlite_draft& draft, const table_fate& fate);

}  // namespace pawl::generator
