#pragma once

/// What PostgreSQL's tree says of columns, foreign keys and ALTER TABLE.

#include <string_view>

#include <pg_query/pg_query.pb-c.h>

#include "source/judgement.hpp"

namespace pawl::generator::pg {

/// Whether a name or option was left out.
bool is_unsaid(const char* text);

/// ON DELETE CASCADE, SET NULL or SET DEFAULT.
bool lets_go(const PgQuery__Constraint& key);

added_column facts_of(const PgQuery__ColumnDef& column, std::string_view table);

/// What is about speed and space alone.
bool is_tuning(PgQuery__AlterTableType type);

/// What it gives to a table, for a message.
std::string_view word_of(PgQuery__AlterTableType type);

}  // namespace pawl::generator::pg
