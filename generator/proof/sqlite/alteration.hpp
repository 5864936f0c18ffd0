#pragma once

/// What an ALTER TABLE statement does, by its tokens: the authorizer names the table alone, and a schema does not tell
/// a column that got another name from one that made room for it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pawl::generator {

struct alteration {
  enum kind_type : std::uint8_t { renames_table, renames_column, drops_column, adds_column };
  kind_type kind = renames_table;
  std::string table;
  /// The column that it takes away, adds or gives another name; empty where it is about the table.
  std::string column = {};
  /// What has that name then; empty where nothing does.
  std::string new_name = {};
  /// Where the table or column stands that it is about, from the beginning of the statement.
  std::uint32_t offset = 0;
};

/// No value where `sql` alters no table.
std::optional<alteration> read_alteration(std::string_view sql);

}  // namespace pawl::generator
