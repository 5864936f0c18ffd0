#pragma once

/// Two schemas, object by object. Nothing here touches a database.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <pawl/drift.hpp>

namespace pawl {

enum class column_order : std::uint8_t { counts, ignored };
enum class letter_case : std::uint8_t {
  counts,
  /// ASCII letters are alike in names and definitions, but not in strings: SQLite's names.
  ignored,
};

struct comparison {
  column_order columns = column_order::counts;
  letter_case letters = letter_case::counts;
  extras strangers = extras::reported;
};

/// What is missing in `found`, what is different, and what only `found` has, in this order. What goes with an object
/// that is missing or extra is not named beside it. The columns of a table stand in the order in which they are given.
std::vector<difference> compare_schemas(const std::vector<schema_object>& expected,
                                        const std::vector<schema_object>& found, const comparison& how);

/// The definition on one line, cut where it is long: for messages.
std::string on_one_line(std::string_view definition, std::size_t longest = 2000);

}  // namespace pawl
