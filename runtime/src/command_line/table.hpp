#pragma once

/// Aligned columns that fit a terminal.

#include <cstddef>
#include <string>
#include <vector>

namespace pawl::commands {

struct table_column {
  std::string title;
  /// Which columns are left out first where the terminal is narrow: the highest. 0 is never left out.
  unsigned dispensable = 0;
  /// Whether what it holds may be cut.
  bool may_be_cut = false;
  bool right = false;
};

struct table {
  std::vector<table_column> columns;
  /// Printable text, a cell for each column.
  std::vector<std::vector<std::string>> rows;
  /// A colour for each row, an ANSI code such as `33`; empty for none.
  std::vector<std::string> colours = {};
};

/// Lines of at most `width` columns; 0 is no limit. What does not fit is left out by column, then cut; where nothing
/// else helps, each cell gets a line of its own. Columns without any content are left out too.
std::string print(table what, unsigned width, bool colour);

/// How many columns of a terminal it takes.
std::size_t columns_of(std::string_view text);

/// The text, cut to so many columns, with `…` at its end where it was longer.
std::string cut(std::string_view text, std::size_t columns);

}  // namespace pawl::commands
