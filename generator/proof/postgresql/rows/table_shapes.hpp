#pragma once

/// The tables of a database as those see them who fill them.

#include <set>
#include <string>
#include <vector>

#include "postgresql/link.hpp"
#include "proof/postgresql/rows/column_type.hpp"
#include "proof/rows/row_table.hpp"

namespace pawl::generator {

struct shaped_table {
  std::string oid;
  /// Named as it is shown: `public.members`.
  row_table table;
  /// One a column.
  std::vector<column_type> types;
  /// As SQL names it.
  std::string sql_name;
  bool partitioned = false;
};

/// Those that hold rows which a script at `touched` tables may meet: these, what they refer to, what refers to them,
/// and what that needs. Of a partition, the table that it is one of. `touched` are shown names. Throws
/// `postgresql::failure`.
std::vector<shaped_table> shapes_around(postgresql::link& line, const std::set<std::string>& touched);

/// The lines of a text.
std::vector<std::string> lines_of(std::string_view text);

}  // namespace pawl::generator
