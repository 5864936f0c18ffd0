#pragma once

/// Names that a hint needs, where the statement has none of its own.

#include <span>
#include <string>
#include <string_view>

#include <pg_query/pg_query.pb-c.h>

namespace pawl::generator::pg {

/// Its own, or the one that PostgreSQL gives it.
std::string constraint_name(const PgQuery__Constraint& constraint, std::string_view table,
                            std::span<const std::string> columns);

/// `table_column_ending`, cut as PostgreSQL cuts names that are too long.
std::string made_name(std::string_view table, std::string_view columns, std::string_view ending);

/// `a_b`.
std::string joined(std::span<const std::string> columns, std::string_view between = "_");

/// The relation as a statement must write it.
std::string quoted(const PgQuery__RangeVar& relation);

/// The relation as a message names it: without quotes.
std::string plain(const PgQuery__RangeVar& relation);

}  // namespace pawl::generator::pg
