#pragma once

/// What came into SQLite with which version, by its release notes: https://sqlite.org/changes.html

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/lexer.hpp"

namespace pawl::generator {

struct sqlite_feature {
  /// `RIGHT JOIN`, `unixepoch()`
  std::string name;
  /// As SQLite numbers its versions: 3039000.
  std::uint32_t since = 0;
  /// From the beginning of the statement.
  std::uint32_t offset = 0;
};

/// No value for a function that has always been there, or is not SQLite's.
std::optional<std::uint32_t> sqlite_function_since(std::string_view name);

/// Whether `->` or `->>` begins there.
bool begins_arrow(const std::vector<token>& tokens, std::size_t at);

/// What the tokens of a statement show: SQLite tells of functions, and of what stands in its schema, and says nothing
/// of the syntax that a statement is written in. Functions too where `with_functions` says so: those of a view's or
/// trigger's body SQLite tells only when somebody uses it.
std::vector<sqlite_feature> sqlite_features_in(const std::vector<token>& tokens, bool with_functions);

}  // namespace pawl::generator
