#pragma once

/// SQLite's error messages, read: they are its only way to say what an error is about.

#include <cstdint>
#include <string>
#include <string_view>

namespace pawl::generator {

enum class sql_problem : std::uint8_t {
  other,
  no_such_table,
  no_such_column,
  no_such_function,
  no_such_collation,
  no_such_module,
  no_such_database,
  /// An index, a trigger or a view to be dropped.
  no_such_object,
  exists_already,
  duplicate_column,
  ambiguous_column,
  incomplete,
  syntax,
  constraint,
};

struct sql_message {
  sql_problem problem = sql_problem::other;
  /// The name that it is about, without its schema or table.
  std::string subject;
  /// `t` of `t.x`, or of `table t has no column named x`.
  std::string owner = {};
};

sql_message read_message(std::string_view message);

}  // namespace pawl::generator
