#pragma once

/// A CREATE TABLE statement of SQLite's own schema table, taken apart: what makes the table, piece by piece.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/judgement.hpp"
#include "source/lexer.hpp"

namespace pawl::generator {

/// A column or a constraint of a table.
struct table_part {
  std::vector<token> tokens;

  /// The tokens in the one spelling that all others are brought to.
  std::string normalised() const;
  /// No value where it is a constraint.
  std::optional<std::string> column() const;
  /// What it says of the column, named behind its table.
  added_column as_column(std::string_view table) const;
};

struct table_definition {
  std::vector<table_part> parts;
  /// What stands behind the parts: `STRICT`, `WITHOUT ROWID`; the whole of a virtual table.
  std::string options;
};

table_definition read_table(std::string_view sql);

/// The foreign keys that a part of the definition of a table of that name has.
std::vector<added_reference> references_in(const table_part& part, const table_definition& definition,
                                           std::string_view table);

}  // namespace pawl::generator
