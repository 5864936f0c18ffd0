#pragma once

/// Which rows tables took: a table that is as it was takes them again, and one that took none is not asked again.

#include <map>
#include <string>
#include <vector>

#include "postgresql/link.hpp"
#include "proof/postgresql/rows/table_shapes.hpp"
#include "source/set.hpp"

namespace pawl::generator {

class fill_memory {
 public:
  /// Fills the tables in the transaction that is open; says which are empty still. Throws `postgresql::failure`.
  std::vector<unfilled_table> fill(postgresql::link& line, const std::vector<shaped_table>& tables);

 private:
  struct taken {
    std::vector<new_row> rows;
    std::string why_none;
  };

  /// What the table took, or why it took nothing.
  const taken& fill(postgresql::link& line, const shaped_table& table, const std::vector<shaped_table>& tables);

  /// By what can be seen of a table that has a say in it.
  std::map<std::string, taken> known_;
};

}  // namespace pawl::generator
