#pragma once

/// What becomes of the tables that a draft finds: the schemas before and after do not tell a table that got another
/// name from one that was dropped and another that was made, so the statements are followed one by one.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lint/sqlite/schema_state.hpp"
#include "proof/sqlite/seen.hpp"

namespace pawl::generator {

struct column_fate {
  /// Before the draft; and behind it, empty where it was dropped.
  std::string name = {};
  std::string now = {};
  const seen_statement* at = nullptr;
  /// Of its name in the statement, from the beginning of the up script.
  std::uint32_t offset = 0;
};

struct table_fate {
  /// Before the draft; and behind it, empty where it was dropped.
  std::string name = {};
  std::string now = {};
  /// Drops it, or gives it another name.
  const seen_statement* at = nullptr;
  std::uint32_t offset = 0;
  /// By ALTER TABLE.
  std::vector<column_fate> columns = {};
  /// Another table stands under its name: the statement that makes it; null where none does.
  const seen_statement* remade_by = nullptr;
};

struct table_fates {
  /// Of tables that were dropped, or altered by ALTER TABLE, by name.
  std::map<std::string, table_fate> old;
  /// The statements that make a table, by the name that it has behind the draft.
  std::map<std::string, const seen_statement*> made;
  /// Names under which those tables were made, by the name behind the draft.
  std::map<std::string, std::string> made_as;

  const table_fate* of(std::string_view name) const;
  /// Whether the draft has made the table that has that name behind it.
  bool is_new(std::string_view name) const;
};

table_fates follow_tables(std::string_view script, const std::vector<seen_statement>& statements,
                          const schema_state& before);

}  // namespace pawl::generator
