#pragma once

/// The text of statements, for places that the tree does not tell and for SQL that a hint writes out.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/postgresql/draft.hpp"

namespace pawl::generator {

/// Where the commands of ALTER TABLE stand, or the names of DROP; empty for other statements, and where there are
/// others than the tree has.
std::vector<text_part> parts_of(std::string_view sql, const PgQuery__Node& statement);

/// On one line: without comments and `;`.
std::string tidy(std::string_view sql);

/// The tidy text with `more` behind the first word that is `word`, in any case; unchanged where there is none.
std::string with_behind(std::string_view sql, std::string_view word, std::string_view more);

/// The definition of a column as it is written, with another type.
std::string retyped(std::string_view sql, const PgQuery__ColumnDef& column, std::string_view type);

/// Whether a statement of this text may make or change what `known_schema` keeps.
bool may_change_schema(std::string_view sql);

}  // namespace pawl::generator
