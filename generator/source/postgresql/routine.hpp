#pragma once

/// Functions, procedures and DO blocks: what they are written in, and where their body stands.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "source/postgresql/nodes.hpp"
#include "source/postgresql/string_literal.hpp"

namespace pawl::generator::pg {

struct routine {
  /// DO.
  bool is_block = false;
  bool is_procedure = false;
  /// In small letters: `plpgsql`, `sql`.
  std::string language;
  /// Where the body's literal begins in the statement, and how long it is.
  std::uint32_t body_offset = 0;
  std::uint32_t body_length = 0;
  string_literal body;
};

/// What a CREATE FUNCTION, CREATE PROCEDURE or DO makes of a string; no value for any other statement, and for bodies
/// that are no string. `sql` is the statement's text.
std::optional<routine> find_routine(const PgQuery__Node& statement, std::string_view sql);

}  // namespace pawl::generator::pg
