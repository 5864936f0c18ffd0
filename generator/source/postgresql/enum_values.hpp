#pragma once

/// A value that is added to an enum cannot be used before it is committed.

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "source/postgresql/nodes.hpp"

namespace pawl::generator::pg {

/// The types of columns as the set's CREATE TABLE and ALTER TABLE spell them, by table and column as they are spelled.
class column_types {
 public:
  void note(const PgQuery__Node& statement);

  /// Empty where it is not known.
  std::string_view type_of(std::string_view table, std::string_view column) const;

 private:
  void forget(std::string_view table);

  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> tables_;
};

/// The use of a value that an earlier statement of the same script added.
struct early_use {
  std::string value;
  std::string type;
  /// Where it is used, in its statement.
  std::size_t offset = 0;
  /// Which statement of the script added it, as it was given to `note`.
  std::size_t added_by = 0;
};

/// The values that one script adds.
class added_values {
 public:
  /// Notes the values and types that the statement makes; `index` is its place in the script.
  void note(const PgQuery__Node& statement, std::size_t index);

  /// The first place where the statement certainly uses one; values that it may use are left to the server.
  std::optional<early_use> find_use(const PgQuery__Node& statement, const column_types& columns) const;

 private:
  struct added {
    std::string value;
    std::string type;
    std::size_t index = 0;
  };
  std::vector<added> values_;
  std::set<std::string, std::less<>> new_types_;
};

}  // namespace pawl::generator::pg
