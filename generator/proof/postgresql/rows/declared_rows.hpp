#pragma once

/// What a script says in so many words that it does to rows.

#include <map>
#include <set>
#include <string>

#include "proof/rows/table_rows.hpp"
#include "source/set.hpp"

namespace pawl::generator {

struct declared_rows {
  /// By the table's name, without its schema.
  std::map<std::string, declared_changes> tables = {};
  /// Whether it does what nobody reads here: it runs a block, or calls a function.
  bool anything = false;
  /// Whether it takes tables away, which may be partitions.
  bool drops_tables = false;
};

declared_rows declared_by(const script& script);

}  // namespace pawl::generator
