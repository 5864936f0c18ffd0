#pragma once

/// The functions and procedures that the set makes, by their names alone.

#include <map>
#include <string>
#include <string_view>

#include "source/postgresql/nodes.hpp"

// NOLINTNEXTLINE(bugprone-reserved-identifier): the name is the library's.
struct PgQuery__CreateExtensionStmt;

namespace pawl::generator::pg {

class known_routines {
 public:
  /// Notes what the statement makes.
  void note(const PgQuery__Node& statement);

  bool has(std::string_view name) const { return volatile_.contains(name); }

  /// Whether there are functions whose names nothing here tells.
  bool has_those_of_extensions() const noexcept { return has_extension_; }

  /// Whether one of that name may change rows: neither STABLE nor IMMUTABLE.
  bool may_change_rows(std::string_view name) const;

 private:
  std::map<std::string, bool, std::less<>> volatile_;
  bool has_extension_ = false;
};

/// Whether it is not the one that every database has.
bool is_new_extension(const PgQuery__CreateExtensionStmt& create);

/// The name of what a CREATE FUNCTION or PROCEDURE makes, without its schema; empty for any other statement.
std::string_view routine_name(const PgQuery__Node& statement);

}  // namespace pawl::generator::pg
