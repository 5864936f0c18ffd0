#pragma once

/// The functions and procedures that the set makes, by their names alone.

#include <map>
#include <string>
#include <string_view>

#include "source/postgresql/nodes.hpp"

namespace pawl::generator::pg {

class known_routines {
 public:
  /// Notes what the statement makes.
  void note(const PgQuery__Node& statement);

  bool has(std::string_view name) const { return volatile_.contains(name); }

  /// Whether one of that name may change rows: neither STABLE nor IMMUTABLE.
  bool may_change_rows(std::string_view name) const;

 private:
  std::map<std::string, bool, std::less<>> volatile_;
};

/// The name of what a CREATE FUNCTION or PROCEDURE makes, without its schema; empty for any other statement.
std::string_view routine_name(const PgQuery__Node& statement);

}  // namespace pawl::generator::pg
